import type { Comment, Directive, Name, SyntaxError } from './ast.js';
import { Char, isDigit, isIdentifierPart, isIdentifierStart, isLineBreak } from './character.js';
import { scanString, scanMultiLineString } from './scan-string.js';
import { Kind, TokenList } from './token.js';

export interface Scanned {
  readonly tokens: TokenList;
  readonly comments: readonly Comment[];
  readonly directives: readonly Directive[];
  readonly errors: SyntaxError[];
}

/** On the stack of open holes: a brace inside a hole, to be told from the one that closes the hole. */
const BRACE = -1;
/** On the same stack: a hole in `'…'`; larger numbers are the count of `$` of a multi-line string. */
const SINGLE_LINE = 0;

/**
 * Splits a text into tokens in one pass. Strings come in pieces around their interpolations, as the language has it:
 * which `}` closes an interpolation depends on the braces inside.
 */
export function scan(text: string): Scanned {
  const scanner = new Scanner(text);
  scanner.scan();
  return scanner;
}

class Scanner implements Scanned {
  readonly tokens: TokenList;
  readonly comments: Comment[] = [];
  readonly directives: Directive[] = [];
  readonly errors: SyntaxError[] = [];
  readonly #text: string;
  readonly #holes: number[] = [];
  #position = 0;

  constructor(text: string) {
    this.#text = text;
    this.tokens = new TokenList(text.length);
  }

  scan(): void {
    const text = this.#text;
    const length = text.length;
    if (text.charCodeAt(0) === Char.ByteOrderMark) this.#position = 1;
    while (this.#position < length) {
      const code = text.charCodeAt(this.#position);
      if (code === Char.Space || code === Char.Tab) this.#position++;
      else if (isIdentifierStart(code)) this.#identifier();
      else if (isLineBreak(code)) this.#lineBreak();
      else if (code === Char.Apostrophe) this.#string();
      else this.#other(code);
    }
    this.tokens.add(Kind.EndOfFile, length, length);
  }

  #identifier(): void {
    const start = this.#position;
    const text = this.#text;
    let end = start + 1;
    while (end < text.length && isIdentifierPart(text.charCodeAt(end))) end++;
    this.tokens.add(end - start <= 5 ? this.#wordKind(start, end) : Kind.Identifier, start, end);
    this.#position = end;
  }

  /** Three words are never names. */
  #wordKind(start: number, end: number): number {
    if (end - start < 4) return Kind.Identifier;
    const text = this.#text;
    if (end - start === 4) {
      if (text.startsWith('true', start)) return Kind.True;
      if (text.startsWith('null', start)) return Kind.Null;
      return Kind.Identifier;
    }
    return text.startsWith('false', start) ? Kind.False : Kind.Identifier;
  }

  #lineBreak(): void {
    const start = this.#position;
    if (this.#holes.length > 0) {
      this.#fail(start, start, 'the string is not closed before the end of the line');
      this.#holes.length = 0;
      this.tokens.add(Kind.StringRight, start, start);
    }
    let end = start + 1;
    while (isLineBreak(this.#text.charCodeAt(end))) end++;
    const last = this.tokens.count - 1;
    if (last >= 0 && this.tokens.kinds[last] === Kind.NewLine) this.tokens.ends[last] = end;
    else this.tokens.add(Kind.NewLine, start, end);
    this.#position = end;
  }

  #string(): void {
    const start = this.#position;
    if (this.#text.startsWith("''", start + 1)) this.#multiLine(start, start + 3, 0, true);
    else this.#singleLine(start, true);
  }

  #singleLine(start: number, isFirst: boolean): void {
    const piece = scanString(this.#text, start + 1, this.errors);
    this.tokens.add(pieceKind(isFirst, piece.opensHole), start, piece.end);
    this.#position = piece.end;
    this.#track(isFirst, piece.opensHole, SINGLE_LINE);
  }

  #multiLine(start: number, from: number, dollars: number, isFirst: boolean): void {
    const piece = scanMultiLineString(this.#text, { start, from, dollars }, this.errors);
    this.tokens.add(pieceKind(isFirst, piece.opensHole), start, piece.end);
    this.#position = piece.end;
    this.#track(isFirst, piece.opensHole, dollars);
  }

  #track(isFirst: boolean, opensHole: boolean, hole: number): void {
    if (isFirst && opensHole) this.#holes.push(hole);
    else if (!isFirst && !opensHole) this.#holes.pop();
  }

  #other(code: number): void {
    const start = this.#position;
    const next = this.#text.charCodeAt(start + 1);
    if (code === Char.Slash && next === Char.Slash) this.#lineComment();
    else if (code === Char.Slash && next === Char.Asterisk) this.#blockComment();
    else if (isDigit(code)) this.#number();
    else if (code === Char.LeftBrace) this.#leftBrace();
    else if (code === Char.RightBrace) this.#rightBrace();
    else if (code === Char.Dollar) this.#dollar();
    else if (code === Char.Hash && this.#directive()) return;
    else if (code === Char.Dot && next === Char.Dot && this.#text.charCodeAt(start + 2) === Char.Dot) {
      this.#take(Kind.Ellipsis, 3);
    } else {
      const two = twoCharacterKind(code, next);
      if (two !== undefined) this.#take(two, 2);
      else this.#take(oneCharacterKind(code), 1);
    }
  }

  #take(kind: number, length: number): void {
    const start = this.#position;
    this.#position = start + length;
    this.tokens.add(kind, start, start + length);
  }

  #number(): void {
    const start = this.#position;
    let end = start + 1;
    while (isDigit(this.#text.charCodeAt(end))) end++;
    this.#take(Kind.Integer, end - start);
  }

  #leftBrace(): void {
    if (this.#holes.length > 0) this.#holes.push(BRACE);
    this.#take(Kind.LeftBrace, 1);
  }

  #rightBrace(): void {
    const hole = this.#holes.at(-1);
    if (hole === undefined || hole === BRACE) {
      this.#holes.pop();
      this.#take(Kind.RightBrace, 1);
    } else if (hole === SINGLE_LINE) {
      this.#singleLine(this.#position, false);
    } else {
      this.#multiLine(this.#position, this.#position + 1, hole, false);
    }
  }

  #dollar(): void {
    const start = this.#position;
    let end = start + 1;
    while (this.#text.charCodeAt(end) === Char.Dollar) end++;
    if (this.#text.startsWith("'''", end)) this.#multiLine(start, end + 3, end - start, true);
    else this.#take(Kind.Unrecognized, end - start);
  }

  #lineComment(): void {
    const start = this.#position;
    let end = start + 2;
    while (end < this.#text.length && !isLineBreak(this.#text.charCodeAt(end))) end++;
    this.comments.push({ start, end, text: this.#text.slice(start, end) });
    this.#position = end;
  }

  #blockComment(): void {
    const start = this.#position;
    const close = this.#text.indexOf('*/', start + 2);
    const end = close < 0 ? this.#text.length : close + 2;
    if (close < 0) this.#fail(start, start + 2, 'the comment is not closed');
    this.comments.push({ start, end, text: this.#text.slice(start, end) });
    this.#position = end;
  }

  #directive(): boolean {
    const start = this.#position;
    const kind = directiveKinds.find((word) => this.#text.startsWith(word, start + 1));
    if (kind === undefined || !this.#isFirstOfLine()) return false;
    const codes: Name[] = [];
    let end = start + 1 + kind.length;
    for (let code = this.#code(end); code !== undefined; code = this.#code(end)) {
      codes.push(code);
      end = code.end;
    }
    if (codes.length === 0) this.#fail(start, end, `expected a code after "#${kind}"`);
    this.directives.push({ kind, start, end, codes });
    this.#position = end;
    return true;
  }

  #isFirstOfLine(): boolean {
    const last = this.tokens.count - 1;
    if (last < 0) return true;
    const comment = this.comments.at(-1);
    const lineStart = this.tokens.ends[last] ?? 0;
    return this.tokens.kinds[last] === Kind.NewLine && (comment === undefined || comment.end <= lineStart);
  }

  #code(from: number): Name | undefined {
    let start = from;
    while (isBlank(this.#text.charCodeAt(start))) start++;
    let end = start;
    while (isCodePart(this.#text.charCodeAt(end))) end++;
    return end === start ? undefined : { kind: 'name', start, end, name: this.#text.slice(start, end) };
  }

  #fail(start: number, end: number, message: string): void {
    this.errors.push({ start, end, message });
  }
}

const directiveKinds = ['disable-next-line', 'disable-diagnostics', 'restore-diagnostics'] as const;

function isBlank(code: number): boolean {
  return code === Char.Space || code === Char.Tab;
}

function isCodePart(code: number): boolean {
  return isIdentifierPart(code) || code === Char.Minus;
}

function pieceKind(isFirst: boolean, opensHole: boolean): number {
  if (isFirst) return opensHole ? Kind.StringLeft : Kind.StringComplete;
  return opensHole ? Kind.StringMiddle : Kind.StringRight;
}

const oneCharacterKinds = new Map<number, number>([
  [Char.LeftParen, Kind.LeftParen],
  [Char.RightParen, Kind.RightParen],
  [Char.LeftSquare, Kind.LeftSquare],
  [Char.RightSquare, Kind.RightSquare],
  [Char.Comma, Kind.Comma],
  [Char.Colon, Kind.Colon],
  [Char.Equals, Kind.Assignment],
  [Char.At, Kind.At],
  [Char.Dot, Kind.Dot],
  [Char.Question, Kind.Question],
  [Char.Hat, Kind.Hat],
  [Char.Pipe, Kind.Pipe],
  [Char.Exclamation, Kind.Exclamation],
  [Char.Asterisk, Kind.Asterisk],
  [Char.Slash, Kind.Slash],
  [Char.Percent, Kind.Modulo],
  [Char.Plus, Kind.Plus],
  [Char.Minus, Kind.Minus],
  [Char.Less, Kind.LeftChevron],
  [Char.Greater, Kind.RightChevron],
]);

const oneCharacterTable = Uint8Array.from({ length: 128 }, (_, code) => oneCharacterKinds.get(code) ?? Kind.Unrecognized);

function oneCharacterKind(code: number): number {
  return code < 128 ? (oneCharacterTable[code] ?? Kind.Unrecognized) : Kind.Unrecognized;
}

function twoCharacterKind(code: number, next: number): number | undefined {
  switch (next) {
    case Char.Equals:
      return beforeEquals(code);
    case Char.Tilde:
      if (code === Char.Equals) return Kind.EqualInsensitive;
      return code === Char.Exclamation ? Kind.NotEqualInsensitive : undefined;
    case Char.Greater:
      return code === Char.Equals ? Kind.Arrow : undefined;
    case Char.Question:
      return code === Char.Question ? Kind.Coalesce : undefined;
    case Char.Colon:
      return code === Char.Colon ? Kind.DoubleColon : undefined;
    case Char.Ampersand:
      return code === Char.Ampersand ? Kind.And : undefined;
    case Char.Pipe:
      return code === Char.Pipe ? Kind.Or : undefined;
    default:
      return undefined;
  }
}

function beforeEquals(code: number): number | undefined {
  if (code === Char.Equals) return Kind.Equal;
  if (code === Char.Exclamation) return Kind.NotEqual;
  if (code === Char.Less) return Kind.LessOrEqual;
  return code === Char.Greater ? Kind.GreaterOrEqual : undefined;
}
