/** The SHA-256 of a text's UTF-8 in base64, as a content security policy names an inline script or style. */
export function sha256(text: string): string {
  return base64(digest(utf8(text)));
}

/** FIPS 180-4. */
function digest(message: readonly number[]): readonly number[] {
  const constants = primes(64).map((prime) => fraction(Math.cbrt(prime)));
  const state = primes(8).map((prime) => fraction(Math.sqrt(prime)));
  const bytes = padded(message);
  for (let start = 0; start < bytes.length; start += 64) {
    const words = schedule(bytes.slice(start, start + 64));
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let round = 0; round < 64; round++) {
      const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + (constants[round] ?? 0) + (words[round] ?? 0)) | 0;
      const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [a, b, c, d, e, f, g, h] = [(one + two) | 0, a, b, c, (d + one) | 0, e, f, g];
    }
    for (const [index, value] of [a, b, c, d, e, f, g, h].entries()) state[index] = ((state[index] ?? 0) + value) | 0;
  }
  return state.flatMap((word) => [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255]);
}

function schedule(block: readonly number[]): readonly number[] {
  const words: number[] = [];
  const byte = (index: number): number => block[index] ?? 0;
  for (let index = 0; index < 16; index++) words.push((byte(index * 4) << 24) | (byte(index * 4 + 1) << 16) | (byte(index * 4 + 2) << 8) | byte(index * 4 + 3));
  for (let index = 16; index < 64; index++) {
    const [before, last] = [words[index - 15] ?? 0, words[index - 2] ?? 0];
    const one = turned(before, 7) ^ turned(before, 18) ^ (before >>> 3);
    const two = turned(last, 17) ^ turned(last, 19) ^ (last >>> 10);
    words.push(((words[index - 16] ?? 0) + one + (words[index - 7] ?? 0) + two) | 0);
  }
  return words;
}

function padded(message: readonly number[]): readonly number[] {
  const bits = message.length * 8;
  const zeros = (119 - (message.length % 64)) % 64;
  const length = [Math.floor(bits / 2 ** 32), bits >>> 0].flatMap((word) => [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255]);
  return [...message, 0x80, ...Array.from({ length: zeros }, () => 0), ...length];
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function fraction(value: number): number {
  return ((value - Math.floor(value)) * 2 ** 32) | 0;
}

function primes(count: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate++) if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  return found;
}

function utf8(text: string): readonly number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63));
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
    else bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
  }
  return bytes;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(bytes: readonly number[]): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [one = 0, two, three] = bytes.slice(index, index + 3);
    const group = (one << 16) | ((two ?? 0) << 8) | (three ?? 0);
    const letters = [18, 12, 6, 0].map((shift) => alphabet.charAt((group >> shift) & 63));
    text += letters.slice(0, 2).join('') + (two === undefined ? '=' : letters[2]) + (three === undefined ? '=' : letters[3]);
  }
  return text;
}
