import { asUtf8, utf8, wellFormed } from './base64.js';
import { refuse, type Refusal } from './outcome.js';

type Charset = 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-16' | 'latin1' | 'windows-1252';

const aliases: ReadonlyMap<string, Charset> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['csutf8', 'utf-8'],
  ['utf-16le', 'utf-16le'],
  ['csutf16le', 'utf-16le'],
  ['utf-16be', 'utf-16be'],
  ['csutf16be', 'utf-16be'],
  ['utf-16', 'utf-16'],
  ['csutf16', 'utf-16'],
  ['iso-8859-1', 'latin1'],
  ['iso_8859-1', 'latin1'],
  ['iso_8859-1:1987', 'latin1'],
  ['iso-ir-100', 'latin1'],
  ['latin1', 'latin1'],
  ['l1', 'latin1'],
  ['ibm819', 'latin1'],
  ['cp819', 'latin1'],
  ['csisolatin1', 'latin1'],
  ['windows-1252', 'windows-1252'],
  ['cswindows1252', 'windows-1252'],
]);

/** Names of encodings that exist, but whose tables are not at hand. */
const others = /^(?:cs)?(?:iso[-_ ]?8859|iso-ir|iso-2022|windows[-]?\d|cp\d|ibm|koi8|shift_jis|shiftjis|ms_kanji|euc|gb|big5|hz|macintosh|mac|tis-620|latin\d|l\d|greek|cyrillic|hebrew|arabic|windows)/;

export function isKnownEncoding(name: string): boolean {
  const lower = name.toLowerCase();
  return aliases.has(lower) || others.test(lower);
}

/** What Windows has at 0x80 to 0x9f; a gap is undefined there. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The bytes of a text, a refusal when the encoding lacks a character, undefined when its table is not at hand. */
export function encodeText(text: string, name: string): Uint8Array | Refusal | undefined {
  switch (aliases.get(name.toLowerCase())) {
    case 'utf-8':
      return utf8(text);
    case 'utf-16le':
      return units(text, true, false);
    case 'utf-16be':
      return units(text, false, false);
    case 'utf-16':
      return units(text, false, true);
    case 'latin1':
      return singleBytes(text, (character) => (character.charCodeAt(0) < 256 && character.length === 1 ? character.charCodeAt(0) : undefined));
    case 'windows-1252':
      return singleBytes(text, windowsByte);
    case undefined:
      return undefined;
  }
}

function windowsByte(character: string): number | undefined {
  const index = windows1252.indexOf(character);
  const code = character.charCodeAt(0);
  if (index >= 0) return 0x80 + index;
  return character.length === 1 && (code < 0x80 || (code >= 0xa0 && code < 0x100)) ? code : undefined;
}

function singleBytes(text: string, byteOf: (character: string) => number | undefined): Uint8Array | Refusal {
  const bytes = Array.from(text, byteOf);
  const known = bytes.filter((byte) => byte !== undefined);
  return known.length < bytes.length ? refuse('the encoding lacks one of the characters') : Uint8Array.from(known);
}

function units(text: string, little: boolean, mark: boolean): Uint8Array {
  const codes = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  return Uint8Array.from([...(mark ? [0xfeff] : []), ...codes].flatMap((code) => (little ? [code & 255, code >> 8] : [code >> 8, code & 255])));
}

/** The text of bytes; undefined when the encoding's table is not at hand. */
export function decodeText(bytes: Uint8Array, name: string): string | undefined {
  switch (aliases.get(name.toLowerCase())) {
    case 'utf-8':
      return asUtf8(bytes);
    case 'utf-16le':
      return fromUnits(bytes, true);
    case 'utf-16be':
      return fromUnits(bytes, false);
    case 'utf-16': {
      const marked = bytes.length >= 2 && ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff));
      return fromUnits(marked ? bytes.subarray(2) : bytes, marked && bytes[0] === 0xff);
    }
    case 'latin1':
      return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    case 'windows-1252':
      return Array.from(bytes, (byte) => (byte >= 0x80 && byte < 0xa0 ? windows1252.charAt(byte - 0x80) : String.fromCharCode(byte))).join('');
    case undefined:
      return undefined;
  }
}

function fromUnits(bytes: Uint8Array, little: boolean): string {
  let text = '';
  for (let index = 0; index + 1 < bytes.length; index += 2) {
    const [first = 0, second = 0] = bytes.subarray(index, index + 2);
    text += String.fromCharCode(little ? first | (second << 8) : (first << 8) | second);
  }
  return wellFormed(bytes.length % 2 === 1 ? `${text}\ufffd` : text);
}
