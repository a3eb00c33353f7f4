/** Character codes that HCL gives a meaning to. An `enum`, so that the bundle holds numbers where they are named. */
export const enum Char {
  Tab = 0x09,
  LineFeed = 0x0a,
  CarriageReturn = 0x0d,
  Space = 0x20,
  Bang = 0x21,
  Quote = 0x22,
  Hash = 0x23,
  Dollar = 0x24,
  Percent = 0x25,
  Ampersand = 0x26,
  OpenParenthesis = 0x28,
  CloseParenthesis = 0x29,
  Star = 0x2a,
  Plus = 0x2b,
  Comma = 0x2c,
  Minus = 0x2d,
  Dot = 0x2e,
  Slash = 0x2f,
  Zero = 0x30,
  Nine = 0x39,
  Colon = 0x3a,
  Less = 0x3c,
  Equal = 0x3d,
  Greater = 0x3e,
  Question = 0x3f,
  OpenBracket = 0x5b,
  Backslash = 0x5c,
  CloseBracket = 0x5d,
  Underscore = 0x5f,
  OpenBrace = 0x7b,
  Pipe = 0x7c,
  CloseBrace = 0x7d,
  Tilde = 0x7e,
}

const STARTS = 1;
const CONTINUES = 2;
const identifierRoles = new Uint8Array(128);
for (let code = 0; code < 26; code++) {
  identifierRoles[0x41 + code] = STARTS | CONTINUES;
  identifierRoles[0x61 + code] = STARTS | CONTINUES;
}
for (let code: number = Char.Zero; code <= Char.Nine; code++) identifierRoles[code] = CONTINUES;
identifierRoles[Char.Underscore] = STARTS | CONTINUES;
identifierRoles[Char.Minus] = CONTINUES;

const unicodeStart = /^\p{ID_Start}$/u;
const unicodeContinue = /^\p{ID_Continue}$/u;

/** Whether the code point may begin an identifier: Unicode's ID_Start or `_`. */
export function startsIdentifier(codePoint: number): boolean {
  if (codePoint < 128) return ((identifierRoles[codePoint] ?? 0) & STARTS) !== 0;
  return unicodeStart.test(String.fromCodePoint(codePoint));
}

/** Whether the code point may continue an identifier: Unicode's ID_Continue or `-`. */
function continuesIdentifier(codePoint: number): boolean {
  if (codePoint < 128) return ((identifierRoles[codePoint] ?? 0) & CONTINUES) !== 0;
  return unicodeContinue.test(String.fromCodePoint(codePoint));
}

/** The end of the identifier that begins at `start`, or `start` when none does. */
export function endOfIdentifier(text: string, start: number): number {
  const point = text.codePointAt(start) ?? 0;
  return startsIdentifier(point) ? endOfName(text, start + (point > 0xffff ? 2 : 1)) : start;
}

/** The end of the identifier that is known to reach up to `from`. */
export function endOfName(text: string, from: number): number {
  const { length } = text;
  let position = from;
  while (position < length) {
    const code = text.charCodeAt(position);
    if (code >= 128) return endOfUnicodeName(text, position);
    if (((identifierRoles[code] ?? 0) & CONTINUES) === 0) return position;
    position++;
  }
  return position;
}

function endOfUnicodeName(text: string, from: number): number {
  let position = from;
  while (position < text.length) {
    const point = text.codePointAt(position) ?? 0;
    if (!continuesIdentifier(point)) return position;
    position += point > 0xffff ? 2 : 1;
  }
  return position;
}

export function isDigit(code: number): boolean {
  return code >= Char.Zero && code <= Char.Nine;
}

/** White space as Go's `unicode.IsSpace` has it, by which HCL trims; the byte order mark is not of it. */
export function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code < 0x1680) return code === 0x85 || code === 0xa0;
  return (
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** The number of white space characters at the start of the text. */
export function leadingSpaces(text: string): number {
  let count = 0;
  while (count < text.length && isSpace(text.charCodeAt(count))) count++;
  return count;
}

export function trimStart(text: string): string {
  return text.slice(leadingSpaces(text));
}

export function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(0, end);
}
