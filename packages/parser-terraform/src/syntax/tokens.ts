/**
 * Kinds of tokens. `Text` and `EscapedText` are the literal runs of a template (`EscapedText` has
 * escapes to resolve); `Unclosed` stands for the closing mark of a quoted text or heredoc that has none.
 */
export const Kind = {
  EndOfFile: 0,
  Newline: 1,
  Identifier: 2,
  Number: 3,
  OpenQuote: 4,
  CloseQuote: 5,
  OpenHeredoc: 6,
  OpenFlushHeredoc: 7,
  CloseHeredoc: 8,
  Unclosed: 9,
  Text: 10,
  EscapedText: 11,
  OpenInterpolation: 12,
  OpenDirective: 13,
  CloseSequence: 14,
  OpenBrace: 15,
  CloseBrace: 16,
  OpenBracket: 17,
  CloseBracket: 18,
  OpenParenthesis: 19,
  CloseParenthesis: 20,
  Dot: 21,
  Comma: 22,
  Colon: 23,
  DoubleColon: 24,
  Ellipsis: 25,
  Question: 26,
  Assign: 27,
  FatArrow: 28,
  Not: 29,
  Or: 30,
  And: 31,
  Equal: 32,
  NotEqual: 33,
  Less: 34,
  LessOrEqual: 35,
  Greater: 36,
  GreaterOrEqual: 37,
  Plus: 38,
  Minus: 39,
  Star: 40,
  Slash: 41,
  Percent: 42,
  Invalid: 43,
} as const;

/** The tokens of one text, without comments; one row each in three columns. The last is `EndOfFile`. */
export interface Tokens {
  readonly kinds: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly count: number;
  /** There are as many `{` as `}` outside of template sequences. */
  readonly hasBalancedBraces: boolean;
}

/** Collects tokens in columns that grow. */
export class TokenColumns {
  #kinds: Uint8Array;
  #starts: Int32Array;
  #ends: Int32Array;
  #count = 0;

  constructor(capacity: number) {
    this.#kinds = new Uint8Array(capacity);
    this.#starts = new Int32Array(capacity);
    this.#ends = new Int32Array(capacity);
  }

  add(kind: number, start: number, end: number): void {
    if (this.#count === this.#kinds.length) this.#grow();
    this.#kinds[this.#count] = kind;
    this.#starts[this.#count] = start;
    this.#ends[this.#count] = end;
    this.#count++;
  }

  finish(hasBalancedBraces: boolean): Tokens {
    return { kinds: this.#kinds, starts: this.#starts, ends: this.#ends, count: this.#count, hasBalancedBraces };
  }

  #grow(): void {
    const capacity = this.#count * 2;
    const kinds = new Uint8Array(capacity);
    const starts = new Int32Array(capacity);
    const ends = new Int32Array(capacity);
    kinds.set(this.#kinds);
    starts.set(this.#starts);
    ends.set(this.#ends);
    this.#kinds = kinds;
    this.#starts = starts;
    this.#ends = ends;
  }
}
