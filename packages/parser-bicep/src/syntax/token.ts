/**
 * Kinds of Bicep tokens. The numbers up to {@link Kind.StringRight} fit a bit mask (see `Cursor.skipTo`);
 * those from {@link Kind.Asterisk} are binary operators.
 */
export const Kind = {
  EndOfFile: 0,
  /** One or more line breaks, with whatever blank or commented lines lie between. */
  NewLine: 1,
  Comma: 2,
  Colon: 3,
  LeftBrace: 4,
  RightBrace: 5,
  LeftParen: 6,
  RightParen: 7,
  LeftSquare: 8,
  RightSquare: 9,
  Assignment: 10,
  RightChevron: 11,
  /** A whole string: `'…'`, `'''…'''`. */
  StringComplete: 12,
  /** `'…${` */
  StringLeft: 13,
  /** `}…${` */
  StringMiddle: 14,
  /** `}…'`; empty where a line break ends the string too early. */
  StringRight: 15,
  Identifier: 16,
  Integer: 17,
  True: 18,
  False: 19,
  Null: 20,
  Arrow: 21,
  At: 22,
  Dot: 23,
  Ellipsis: 24,
  Question: 25,
  DoubleColon: 26,
  Hat: 27,
  Pipe: 28,
  Unrecognized: 29,
  Exclamation: 30,
  Asterisk: 31,
  Slash: 32,
  Modulo: 33,
  Plus: 34,
  Minus: 35,
  LeftChevron: 36,
  LessOrEqual: 37,
  GreaterOrEqual: 38,
  Equal: 39,
  NotEqual: 40,
  EqualInsensitive: 41,
  NotEqualInsensitive: 42,
  And: 43,
  Or: 44,
  Coalesce: 45,
} as const;

/** How many spaces a list of tokens of unknown length starts with, per character of text. */
const DENSITY = 4;

/** All tokens of a file, as columns. The last is always the end of the file. */
export class TokenList {
  count = 0;
  kinds: Uint8Array;
  starts: Uint32Array;
  ends: Uint32Array;

  constructor(textLength: number) {
    const room = Math.ceil(textLength / DENSITY) + 16;
    this.kinds = new Uint8Array(room);
    this.starts = new Uint32Array(room);
    this.ends = new Uint32Array(room);
  }

  add(kind: number, start: number, end: number): void {
    if (this.count === this.kinds.length) this.#grow();
    this.kinds[this.count] = kind;
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.count++;
  }

  #grow(): void {
    const room = this.kinds.length * 2;
    const kinds = new Uint8Array(room);
    const starts = new Uint32Array(room);
    const ends = new Uint32Array(room);
    kinds.set(this.kinds);
    starts.set(this.starts);
    ends.set(this.ends);
    this.kinds = kinds;
    this.starts = starts;
    this.ends = ends;
  }
}
