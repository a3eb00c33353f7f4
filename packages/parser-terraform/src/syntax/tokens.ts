/**
 * Kinds of tokens. `Text` and `EscapedText` are the literal runs of a template (`EscapedText` has
 * escapes to resolve); `Unclosed` stands for the closing mark of a quoted text or heredoc that has none.
 * An `enum`, so that the bundle holds numbers where they are named.
 */
export const enum Kind {
  EndOfFile = 0,
  Newline = 1,
  Identifier = 2,
  Number = 3,
  OpenQuote = 4,
  CloseQuote = 5,
  OpenHeredoc = 6,
  OpenFlushHeredoc = 7,
  CloseHeredoc = 8,
  Unclosed = 9,
  Text = 10,
  EscapedText = 11,
  OpenInterpolation = 12,
  OpenDirective = 13,
  CloseSequence = 14,
  OpenBrace = 15,
  CloseBrace = 16,
  OpenBracket = 17,
  CloseBracket = 18,
  OpenParenthesis = 19,
  CloseParenthesis = 20,
  Dot = 21,
  Comma = 22,
  Colon = 23,
  DoubleColon = 24,
  Ellipsis = 25,
  Question = 26,
  Assign = 27,
  FatArrow = 28,
  Not = 29,
  Or = 30,
  And = 31,
  Equal = 32,
  NotEqual = 33,
  Less = 34,
  LessOrEqual = 35,
  Greater = 36,
  GreaterOrEqual = 37,
  Plus = 38,
  Minus = 39,
  Star = 40,
  Slash = 41,
  Percent = 42,
  Invalid = 43,
}

/** The tokens of one text, without comments; one row each in three columns. The last is `EndOfFile`. Valid until the next text is scanned. */
export interface Tokens {
  readonly kinds: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly count: number;
  /** There are as many `{` as `}` outside of template sequences. */
  readonly hasBalancedBraces: boolean;
}

const FEW = 2048;
const MOST_KEPT = 1 << 17;

/** Collects tokens in columns that grow, and that are used again for the next text. */
export class TokenColumns {
  private kinds = new Uint8Array(FEW);
  private starts = new Int32Array(FEW);
  private ends = new Int32Array(FEW);
  private capacity = FEW;
  private count = 0;

  add(kind: Kind, start: number, end: number): void {
    const { count } = this;
    if (count === this.capacity) this.resize(count * 2);
    this.kinds[count] = kind;
    this.starts[count] = start;
    this.ends[count] = end;
    this.count = count + 1;
  }

  /** The tokens up to now; they are valid until more are added. */
  finish(hasBalancedBraces: boolean): Tokens {
    const { kinds, starts, ends, count } = this;
    return { kinds, starts, ends, count, hasBalancedBraces };
  }

  clear(): void {
    this.count = 0;
    if (this.capacity > MOST_KEPT) this.resize(FEW);
  }

  private resize(capacity: number): void {
    this.capacity = capacity;
    const { kinds, starts, ends } = this;
    this.kinds = new Uint8Array(capacity);
    this.starts = new Int32Array(capacity);
    this.ends = new Int32Array(capacity);
    if (this.count === 0) return;
    this.kinds.set(kinds);
    this.starts.set(starts);
    this.ends.set(ends);
  }
}
