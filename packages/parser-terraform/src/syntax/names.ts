const SLOTS = 4096;
const LONGEST = 48;

/** Names that were read last, by a number made of some of their characters. */
const known: string[] = new Array<string>(SLOTS).fill('');

/**
 * The part of the text, which is a name. Configurations say the same few names over and over: what was said before is
 * given again, so that most names take no memory of their own.
 */
export function nameIn(text: string, start: number, end: number): string {
  const length = end - start;
  if (length < 1 || length > LONGEST) return text.slice(start, end);
  const middle = text.charCodeAt(start + (length >> 1));
  const slot = (length + text.charCodeAt(start) * 5 + middle * 131 + text.charCodeAt(start + (length >> 2)) * 1031 + text.charCodeAt(end - 1) * 257 + text.charCodeAt(end - 1 - (length >> 2)) * 2053) & (SLOTS - 1);
  const candidate = known[slot] ?? '';
  if (candidate.length === length && text.startsWith(candidate, start)) return candidate;
  const name = text.slice(start, end);
  return (known[slot] = length < SLICED ? name : ownCopy(name));
}

/** V8 cuts strings of this length and more by pointing into the text that they come from, which they keep alive. */
const SLICED = 13;

function ownCopy(name: string): string {
  return ` ${name}`.slice(1);
}
