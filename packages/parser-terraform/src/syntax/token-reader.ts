import type { Broken, SyntaxError } from './ast.js';
import { nameIn } from './names.js';
import { describeToken, explainInvalidToken } from './token-words.js';
import { Kind, type Tokens } from './tokens.js';

/** Levels of blocks, brackets, templates and chained operators that are read; no real configuration comes near. */
export const MAX_NESTING = 500;

const MAX_ERRORS = 100;

/** Thrown where the tokens make no more sense; the error is recorded before. Caught at the next argument or block. */
export const LOST = new Error('lost in the syntax');

/** What is read: the text of the tokens, and where its characters stand in the file. */
export interface Source {
  readonly text: string;
  readonly tokens: Tokens;
  /** Places of the tokens in the file. They differ from the places in `text` when that was decoded from JSON. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** What all readers of one file add to. */
export class Findings {
  readonly errors: SyntaxError[] = [];
  readonly functions = new Set<string>();
  #lastPlace = -1;

  /** Only the first error at a place is kept, and only so many. */
  addError(message: string, start: number, end: number): void {
    if (start === this.#lastPlace || this.errors.length > MAX_ERRORS) return;
    this.#lastPlace = start;
    const isFull = this.errors.length === MAX_ERRORS;
    this.errors.push({ message: isFull ? `There are more than ${MAX_ERRORS} syntax errors; the rest is not listed.` : message, start, end });
  }
}

/**
 * Walks the tokens, counts nesting, records errors and finds the way back after one. All parts of the readers are
 * `private`, not `#`: in code that V8 has not optimised yet, a call of a `#` method costs twice as much.
 */
export abstract class TokenReader {
  protected readonly text: string;
  protected readonly findings: Findings;
  /** The height of the expression that was read last; the tree is never higher than the budget. */
  protected height = 0;
  protected depth = 0;
  protected ignoresNewlines = false;
  /** The next token; where newlines mean nothing it is never one. */
  protected index = 0;
  protected kind: number;
  private readonly kinds: Uint8Array;
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;
  private readonly textStarts: Int32Array;
  private readonly textEnds: Int32Array;
  private readonly last: number;
  /** The token before the next one, newlines that mean nothing not counted. */
  private taken = -1;

  constructor(source: Source, findings: Findings) {
    this.text = source.text;
    this.findings = findings;
    this.kinds = source.tokens.kinds;
    this.textStarts = source.tokens.starts;
    this.textEnds = source.tokens.ends;
    this.starts = source.starts;
    this.ends = source.ends;
    this.last = source.tokens.count - 1;
    this.kind = this.kinds[0] ?? Kind.EndOfFile;
  }

  protected kindAt(index: number): number {
    return this.kinds[index < this.last ? index : this.last] ?? Kind.EndOfFile;
  }

  /** Moves behind the next token and gives its index. At the end of the file it stays. */
  protected advance(): number {
    const { index } = this;
    this.taken = index;
    if (index < this.last) {
      this.index = index + 1;
      const kind = this.kinds[index + 1] ?? Kind.EndOfFile;
      this.kind = kind;
      if (kind === Kind.Newline && this.ignoresNewlines) this.passNewlines();
    }
    return index;
  }

  protected passNewlines(): void {
    while (this.kinds[this.index] === Kind.Newline) this.index++;
    this.kind = this.kinds[this.index] ?? Kind.EndOfFile;
  }

  /** {@link advance} over an opening bracket, behind which newlines mean nothing. */
  protected open(): number {
    this.ignoresNewlines = true;
    return this.advance();
  }

  /** {@link advance} over a closing bracket, behind which newlines mean what they did before it was opened. */
  protected close(ignoresNewlines: boolean): void {
    this.ignoresNewlines = ignoresNewlines;
    this.advance();
  }

  /** For where the compiler takes it that `kind` is what it was before the last {@link advance}. */
  protected isAt(kind: Kind): boolean {
    return this.kind === kind;
  }

  protected take(kind: Kind): boolean {
    if (this.kind !== kind) return false;
    this.advance();
    return true;
  }

  protected startOf(index: number): number {
    return this.starts[index] ?? 0;
  }

  protected endOf(index: number): number {
    return this.ends[index] ?? 0;
  }

  /** Where the next token begins. */
  protected get start(): number {
    return this.starts[this.index] ?? 0;
  }

  /** Where the token that was taken last ends. */
  protected get end(): number {
    return this.ends[this.taken] ?? 0;
  }

  protected textOf(index: number): string {
    return this.text.slice(this.textStarts[index], this.textEnds[index]);
  }

  /** The text from the start of one token to the end of another. */
  protected textBetween(first: number, last: number): string {
    return this.text.slice(this.textStarts[first], this.textEnds[last]);
  }

  /** The text of a token that is a name. */
  protected nameAt(index: number): string {
    return nameIn(this.text, this.textStarts[index] ?? 0, this.textEnds[index] ?? 0);
  }

  protected lengthOf(index: number): number {
    return (this.textEnds[index] ?? 0) - (this.textStarts[index] ?? 0);
  }

  /** The length of the token that was taken last. */
  protected get takenLength(): number {
    return this.lengthOf(this.taken);
  }

  /** Whether the token stands at the start of its line in the text. */
  protected beginsLine(index: number): boolean {
    const start = this.textStarts[index] ?? 0;
    return start === 0 || this.text.charCodeAt(start - 1) === 0x0a;
  }

  /** Whether the next token is this word. */
  protected isWord(word: string): boolean {
    return this.kind === Kind.Identifier && this.lengthOf(this.index) === word.length && this.text.startsWith(word, this.textStarts[this.index]);
  }

  protected enter(): void {
    if (++this.depth > MAX_NESTING) this.failNested();
  }

  protected leave(): void {
    this.depth--;
  }

  /** Notes the height of the expression that was just built. */
  protected setHeight(height: number): void {
    if (height > MAX_NESTING) this.failNested();
    this.height = height;
  }

  protected failNested(): never {
    return this.fail(`This is nested too deeply: more than ${MAX_NESTING} levels.`);
  }

  /** Records an error at the next token and gives up the argument or block that is being read. */
  protected fail(message: string): never {
    this.findings.addError(message, this.startOf(this.index), this.endOf(this.index));
    throw LOST;
  }

  protected failAt(message: string, start: number, end: number): never {
    this.findings.addError(message, start, end);
    throw LOST;
  }

  /** Like {@link fail}, with the words that fit the token that was found. */
  protected failExpecting(expected: string): never {
    this.fail(this.complaint(expected));
  }

  protected complaint(expected: string): string {
    const { kind } = this;
    if (kind === Kind.Invalid) return explainInvalidToken(this.textOf(this.index));
    if (kind === Kind.Unclosed) return 'This text is not closed. Quoted text ends on its line with ", a heredoc with its marker alone on a line.';
    return `Expected ${expected}, found ${describeToken(kind, this.textOf(this.index))}.`;
  }

  protected broken(start: number): Broken {
    return { kind: 'broken', start, end: Math.max(start, this.end) };
  }

  /**
   * Moves behind the argument or block that began at token `from` and failed at the current one: to
   * the newline that ends it, or to the `}` that closes the body around it. Brackets are matched from
   * its start, so that newlines inside of it do not count.
   */
  protected skipItem(from: number): void {
    const failed = this.index;
    const open: number[] = [];
    let index = from;
    for (; index < this.last; index++) {
      const kind = this.kindAt(index);
      if (kind === Kind.Newline) {
        if (index >= failed && open.length === 0) break;
        if (this.beginsArgument(index + 1, open)) {
          this.moveTo(index);
          return;
        }
      } else if (!matchBracket(kind, open)) {
        break;
      }
    }
    this.moveTo(Math.max(index, failed));
  }

  private moveTo(index: number): void {
    this.index = index;
    this.kind = this.kindAt(index);
    this.taken = index - 1;
    while (this.taken > 0 && this.kinds[this.taken] === Kind.Newline) this.taken--;
  }

  /** `name =` on a new line inside of `[` or `(` only makes sense as the next argument. */
  private beginsArgument(index: number, open: readonly number[]): boolean {
    const innermost = open[open.length - 1];
    if (innermost !== Kind.CloseBracket && innermost !== Kind.CloseParenthesis) return false;
    return this.kindAt(index) === Kind.Identifier && this.kindAt(index + 1) === Kind.Assign;
  }
}

const closers: Readonly<Record<number, number>> = {
  [Kind.OpenBrace]: Kind.CloseBrace,
  [Kind.OpenBracket]: Kind.CloseBracket,
  [Kind.OpenParenthesis]: Kind.CloseParenthesis,
  [Kind.OpenQuote]: Kind.CloseQuote,
  [Kind.OpenHeredoc]: Kind.CloseHeredoc,
  [Kind.OpenFlushHeredoc]: Kind.CloseHeredoc,
  [Kind.OpenInterpolation]: Kind.CloseSequence,
  [Kind.OpenDirective]: Kind.CloseSequence,
};

const isCloser = new Uint8Array(64);
for (const closer of Object.values(closers)) isCloser[closer] = 1;

/** Tracks the open brackets; false at a `}` that none of them waits for. Other stray closers are passed over. */
function matchBracket(kind: number, open: number[]): boolean {
  const closer = closers[kind];
  if (closer !== undefined) {
    open.push(closer);
    return true;
  }
  if (kind === Kind.Unclosed) {
    open.pop();
    return true;
  }
  if (isCloser[kind] !== 1) return true;
  const depth = open.lastIndexOf(kind);
  if (depth >= 0) open.length = depth;
  return depth >= 0 || kind !== Kind.CloseBrace;
}
