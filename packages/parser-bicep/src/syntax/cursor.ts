import type { Broken, Name, Node, SyntaxError } from './ast.js';
import { Char, isLineBreak } from './character.js';
import { Kind, type TokenList } from './token.js';

/**
 * How high a tree may grow, so that nothing that walks it overflows. The deepest file of the public module library
 * stays under 40.
 */
export const NESTING_BUDGET = 256;

/** Thrown inside of the parser only: the statement nests deeper than the budget. */
export class NestingExceeded extends Error {}

/** The set of token kinds as a bit mask; only kinds up to `Kind.StringRight`. */
export function kindSet(...kinds: readonly number[]): number {
  return kinds.reduce((mask, kind) => mask | (1 << kind), 0);
}

/** What ends an item in braces or brackets. */
export const ITEM_END = kindSet(Kind.NewLine, Kind.Comma);

const OPENING = kindSet(Kind.LeftBrace, Kind.LeftParen, Kind.LeftSquare, Kind.StringLeft);
const CLOSING = kindSet(Kind.RightBrace, Kind.RightParen, Kind.RightSquare, Kind.StringRight);

/** Words that start a statement. They are names everywhere else. */
const statementWords = new Set([
  'targetScope', 'metadata', 'param', 'var', 'type', 'func', 'resource', 'module', 'test', 'output', 'import',
  'extension', 'provider', 'assert', 'using', 'extends', 'extensionConfig',
]);

export function isStatementWord(word: string): boolean {
  return statementWords.has(word);
}

/** Where the parser stands in the tokens of a file, and the errors so far. */
export class Cursor {
  readonly errors: SyntaxError[];
  readonly text: string;
  /** The kind of the current token. */
  kind: number;
  /** The height of what was parsed since the enclosing {@link enter}. */
  height = 0;
  #position = 0;
  #depth = 0;
  #lastError = -1;
  readonly #count: number;
  readonly #kinds: Uint8Array;
  readonly #starts: Uint32Array;
  readonly #ends: Uint32Array;

  constructor(text: string, tokens: TokenList, errors: SyntaxError[]) {
    this.text = text;
    this.errors = errors;
    this.#count = tokens.count;
    this.#kinds = tokens.kinds;
    this.#starts = tokens.starts;
    this.#ends = tokens.ends;
    this.kind = this.kindAt(0);
  }

  /** Where the current token starts. */
  get start(): number {
    return this.#starts[this.#position] ?? this.text.length;
  }

  /** Where the current token ends. */
  get end(): number {
    return this.#ends[this.#position] ?? this.text.length;
  }

  /** Where the token before the current one ends; a line break does not count. */
  get lastEnd(): number {
    const last = this.kindAt(-1) === Kind.NewLine ? this.#position - 2 : this.#position - 1;
    return last < 0 ? 0 : (this.#ends[last] ?? 0);
  }

  /** Tells whether tokens were taken since it was asked before. */
  get place(): number {
    return this.#position;
  }

  /** The kind of the token that many places ahead. */
  kindAt(ahead: number): number {
    const position = this.#position + ahead;
    return this.#kinds[position] ?? Kind.EndOfFile;
  }

  /** The kind of the current token, or of the next where this is a line break. */
  kindAfterNewLine(): number {
    return this.kind === Kind.NewLine ? this.kindAt(1) : this.kind;
  }

  advance(): void {
    if (this.#position < this.#count - 1) this.#position++;
    this.kind = this.#kinds[this.#position] ?? Kind.EndOfFile;
  }

  /** Steps over a token of this kind, if it is there. */
  accept(kind: number): boolean {
    if (this.kind !== kind) return false;
    this.advance();
    return true;
  }

  /** Like {@link accept}, with an error where the token is missing. */
  expect(kind: number, message: string): boolean {
    if (this.accept(kind)) return true;
    this.fail(message);
    return false;
  }

  skipNewLine(): void {
    if (this.kind === Kind.NewLine) this.advance();
  }

  /** The current token's text. */
  word(): string {
    return this.text.slice(this.start, this.end);
  }

  wordAt(ahead: number): string {
    const position = this.#position + ahead;
    return this.text.slice(this.#starts[position] ?? this.text.length, this.#ends[position] ?? this.text.length);
  }

  isWord(word: string): boolean {
    return this.isWordAt(0, word);
  }

  isWordAt(ahead: number, word: string): boolean {
    if (this.kindAt(ahead) !== Kind.Identifier) return false;
    const start = this.#starts[this.#position + ahead] ?? 0;
    const end = this.#ends[this.#position + ahead] ?? 0;
    return end - start === word.length && this.text.startsWith(word, start);
  }

  acceptWord(word: string): boolean {
    if (!this.isWord(word)) return false;
    this.advance();
    return true;
  }

  /** A name; where it is missing, an empty one and an error. */
  name(message: string): Name {
    if (this.kind !== Kind.Identifier) {
      this.fail(message);
      return { kind: 'name', start: this.lastEnd, end: this.lastEnd, name: '' };
    }
    const name: Name = { kind: 'name', start: this.start, end: this.end, name: this.word() };
    this.advance();
    return name;
  }

  /** Reports that something else than the current token was expected. Another statement is right where it is. */
  fail(message: string): void {
    if (this.#isAtNextStatement()) this.#report(this.lastEnd, this.lastEnd, message);
    else this.reject(message);
  }

  /** Reports the current token; only once, for what follows from an error is noise. */
  reject(message: string): void {
    const isVisible = this.kind !== Kind.NewLine && this.kind !== Kind.EndOfFile;
    const start = isVisible ? this.start : this.lastEnd;
    const unexpected = this.kind === Kind.Unrecognized ? unexpectedCharacter(this.word()) : undefined;
    this.#report(start, isVisible ? this.end : start, unexpected ?? message);
  }

  #report(start: number, end: number, message: string): void {
    if (this.#lastError === this.#position) return;
    this.#lastError = this.#position;
    this.errors.push({ start, end, message });
  }

  /** Reports a node that has been read. */
  failAt(node: Node, message: string): void {
    this.errors.push({ start: node.start, end: node.end, message });
  }

  /** Reports the current token; the result stands for what is missing before it. */
  missing(message: string): Broken {
    this.fail(message);
    return { kind: 'broken', start: this.lastEnd, end: this.lastEnd };
  }

  /** Stands for what was read from `start` up to here and cannot be trusted. */
  brokenFrom(start: number): Broken {
    return { kind: 'broken', start: Math.min(start, this.lastEnd), end: this.lastEnd };
  }

  isAtStop(stops: number): boolean {
    return isIn(stops | CLOSING | (1 << Kind.StringMiddle), this.kind) || this.kind === Kind.EndOfFile;
  }

  /**
   * Goes on to the first token of `stops`, to a bracket that closes something outside, to the next statement or to the end.
   * Brackets on the way are stepped over with all that they hold.
   */
  skipTo(stops: number): void {
    let open = 0;
    while (this.kind !== Kind.EndOfFile) {
      if (open === 0 && this.isAtStop(stops)) return;
      if (this.#isAtNextStatement()) return;
      if (isIn(OPENING, this.kind)) open++;
      else if (isIn(CLOSING, this.kind)) open--;
      this.advance();
    }
  }

  /** Goes on to the line break that ends a statement, or to the next statement. */
  skipStatement(): void {
    let open = 0;
    while (this.kind !== Kind.EndOfFile) {
      if (open === 0 && this.kind === Kind.NewLine) return;
      if (this.#isAtNextStatement()) return;
      if (isIn(OPENING, this.kind)) open++;
      else if (isIn(CLOSING, this.kind) && open > 0) open--;
      this.advance();
    }
  }

  /** What looks like a new statement: its keyword (or a decorator) at the very start of a line. */
  isAtStatement(ahead = 0): boolean {
    const kind = this.kindAt(ahead);
    if (kind !== Kind.Identifier && kind !== Kind.At) return false;
    const start = this.#starts[this.#position + ahead] ?? 0;
    if (start > 0 && !isLineStart(this.text.charCodeAt(start - 1))) return false;
    return kind === Kind.At || this.#isStatementHead(ahead);
  }

  #isAtNextStatement(): boolean {
    return this.kindAt(-1) === Kind.NewLine && this.isAtStatement();
  }

  #isStatementHead(ahead: number): boolean {
    if (!isStatementWord(this.wordAt(ahead))) return false;
    const next = this.kindAt(ahead + 1);
    if (next === Kind.Identifier || next === Kind.StringComplete) return true;
    if (this.isWordAt(ahead, 'import')) return next === Kind.LeftBrace || next === Kind.Asterisk;
    return next === Kind.Assignment && this.isWordAt(ahead, 'targetScope');
  }

  /** Starts a level of the tree; gives what {@link leave} needs. */
  enter(): number {
    this.#depth++;
    if (this.#depth > NESTING_BUDGET) throw new NestingExceeded();
    const outer = this.height;
    this.height = 0;
    return outer;
  }

  leave(outer: number): void {
    this.#depth--;
    this.height = Math.max(outer, this.height + 1);
  }

  /** Counts a level that wraps what was parsed: `a.b.c` and `a + b + c` grow so. */
  wrap(): void {
    this.height++;
    if (this.#depth + this.height > NESTING_BUDGET) throw new NestingExceeded();
  }

  /** Forgets the levels of a statement that was given up. */
  resetNesting(): void {
    this.#depth = 0;
    this.height = 0;
  }
}

function isIn(set: number, kind: number): boolean {
  return kind <= Kind.StringRight && (set & (1 << kind)) !== 0;
}

function isLineStart(code: number): boolean {
  return isLineBreak(code) || code === Char.ByteOrderMark;
}

function unexpectedCharacter(word: string): string {
  if (word === '"') return "strings are written in single quotes: '…'";
  return `unexpected character ${JSON.stringify(word)}`;
}
