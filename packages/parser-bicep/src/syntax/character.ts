/** UTF-16 code units that the scanners tell apart. */
export const Char = {
  Tab: 9,
  LineFeed: 10,
  CarriageReturn: 13,
  Space: 32,
  Exclamation: 33,
  Quote: 34,
  Hash: 35,
  Dollar: 36,
  Percent: 37,
  Ampersand: 38,
  Apostrophe: 39,
  LeftParen: 40,
  RightParen: 41,
  Asterisk: 42,
  Plus: 43,
  Comma: 44,
  Minus: 45,
  Dot: 46,
  Slash: 47,
  Zero: 48,
  Nine: 57,
  Colon: 58,
  Less: 60,
  Equals: 61,
  Greater: 62,
  Question: 63,
  At: 64,
  LeftSquare: 91,
  Backslash: 92,
  RightSquare: 93,
  Hat: 94,
  Underscore: 95,
  LowerU: 117,
  LeftBrace: 123,
  Pipe: 124,
  RightBrace: 125,
  Tilde: 126,
  ByteOrderMark: 0xfeff,
} as const;

const IDENTIFIER_START = 1;
const DIGIT = 2;
const HEX = 4;

const classes = classify();

function classify(): Uint8Array {
  const table = new Uint8Array(128);
  const mark = (characters: string, flag: number): void => {
    for (const character of characters) {
      const code = character.charCodeAt(0);
      table[code] = (table[code] ?? 0) | flag;
    }
  };
  mark('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_', IDENTIFIER_START);
  mark('0123456789', DIGIT);
  mark('0123456789abcdefABCDEF', HEX);
  return table;
}

function classOf(code: number): number {
  return code < 128 ? (classes[code] ?? 0) : 0;
}

/** `A` to `Z`, `a` to `z`, `_`: names have no other letters in Bicep. */
export function isIdentifierStart(code: number): boolean {
  return (classOf(code) & IDENTIFIER_START) !== 0;
}

export function isIdentifierPart(code: number): boolean {
  return (classOf(code) & (IDENTIFIER_START | DIGIT)) !== 0;
}

export function isDigit(code: number): boolean {
  return (classOf(code) & DIGIT) !== 0;
}

export function isHexDigit(code: number): boolean {
  return (classOf(code) & HEX) !== 0;
}

export function isLineBreak(code: number): boolean {
  return code === Char.LineFeed || code === Char.CarriageReturn;
}
