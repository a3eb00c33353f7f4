const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 with padding. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [a = 0, b, c] = bytes.subarray(index, index + 3);
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    const digits = [bits >> 18, bits >> 12, bits >> 6, bits].map((part) => alphabet.charAt(part & 63));
    text += `${digits[0] ?? ''}${digits[1] ?? ''}${b === undefined ? '=' : (digits[2] ?? '')}${c === undefined ? '=' : (digits[3] ?? '')}`;
  }
  return text;
}

/** The bytes of strict, padded base64 (line breaks are skipped); undefined when it is none. */
export function fromBase64(text: string): Uint8Array | undefined {
  const digits = text.replace(/[\r\n]/g, '');
  const body = digits.replace(/={1,2}$/, '');
  if (digits.length % 4 !== 0 || body.length % 4 === 1 || !/^[A-Za-z0-9+/]*$/.test(body)) return undefined;
  const bytes = new Uint8Array(Math.floor((body.length * 3) / 4));
  let [bits, held, at] = [0, 0, 0];
  for (const digit of body) {
    bits = ((bits << 6) | alphabet.indexOf(digit)) & 0xffffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[at] = (bits >> held) & 0xff;
      at += 1;
    }
  }
  return bytes;
}

/** The bytes of a text in UTF-8. */
export function utf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const point = code >= 0xd800 && code <= 0xdfff ? 0xfffd : code;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63));
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
    else bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
  }
  return Uint8Array.from(bytes);
}

/** Bytes as UTF-8 text; undefined when they are none. */
export function asUtf8(bytes: Uint8Array): string | undefined {
  const parts: string[] = [];
  for (let index = 0; index < bytes.length; ) {
    const [point, width] = pointAt(bytes, index);
    if (point === undefined) return undefined;
    parts.push(String.fromCodePoint(point));
    index += width;
  }
  return parts.join('');
}

function pointAt(bytes: Uint8Array, index: number): readonly [number | undefined, number] {
  const first = bytes[index] ?? 0;
  if (first < 0x80) return [first, 1];
  const width = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  const least = [0, 0, 0x80, 0x800, 0x10000][width] ?? 0;
  if (first < 0xc2 || first > 0xf4) return [undefined, 1];
  let point = first & (0xff >> (width + 1));
  for (let offset = 1; offset < width; offset += 1) {
    const next = bytes[index + offset];
    if (next === undefined || (next & 0xc0) !== 0x80) return [undefined, 1];
    point = (point << 6) | (next & 63);
  }
  const isValid = point >= least && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
  return [isValid ? point : undefined, width];
}

/** The text with each half of a broken surrogate pair replaced. */
export function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}
