import type { Comment } from './ast.js';
import { Char, endOfIdentifier, isDigit, isSpace } from './characters.js';
import { Kind, TokenColumns, type Tokens } from './tokens.js';

const enum Mode {
  Code,
  Quoted,
  Lines,
}

/** One open language: code (with braces counted), quoted text, or lines of text (a heredoc or a bare template). */
interface Frame {
  readonly mode: Mode;
  /** Where it was opened. */
  readonly start: number;
  /** The heredoc's marker; empty for a bare template. */
  readonly marker: string;
  /** Code inside `${` or `%{`, which its `}` closes. */
  readonly isSequence: boolean;
  braces: number;
  isAtLineStart: boolean;
}

export interface Scan {
  readonly tokens: Tokens;
  readonly comments: readonly Comment[];
}

/** Splits HCL into tokens, with HashiCorp's rules for where templates begin and end. Linear; never fails. */
export function scanCode(text: string): Scan {
  return new Scanner(text, openFrame(Mode.Code, 0)).scan();
}

/** Splits a bare template, as `templatefile()` reads it, into tokens. */
export function scanTemplate(text: string): Scan {
  return new Scanner(text, openFrame(Mode.Lines, 0)).scan();
}

function openFrame(mode: Mode, start: number, marker = '', isSequence = false): Frame {
  return { mode, start, marker, isSequence, braces: 0, isAtLineStart: true };
}

/** Tokens of one character, by its code. */
const symbols = new Uint8Array(128);
symbols[Char.OpenBracket] = Kind.OpenBracket;
symbols[Char.CloseBracket] = Kind.CloseBracket;
symbols[Char.OpenParenthesis] = Kind.OpenParenthesis;
symbols[Char.CloseParenthesis] = Kind.CloseParenthesis;
symbols[Char.Dot] = Kind.Dot;
symbols[Char.Comma] = Kind.Comma;
symbols[Char.Colon] = Kind.Colon;
symbols[Char.Question] = Kind.Question;
symbols[Char.Equal] = Kind.Assign;
symbols[Char.Bang] = Kind.Not;
symbols[Char.Less] = Kind.Less;
symbols[Char.Greater] = Kind.Greater;
symbols[Char.Plus] = Kind.Plus;
symbols[Char.Minus] = Kind.Minus;
symbols[Char.Star] = Kind.Star;
symbols[Char.Slash] = Kind.Slash;
symbols[Char.Percent] = Kind.Percent;

/** The token of two characters, or 0. */
function pairKind(code: number, next: number): number {
  switch (code) {
    case Char.Equal:
      if (next === Char.Equal) return Kind.Equal;
      return next === Char.Greater ? Kind.FatArrow : 0;
    case Char.Bang:
      return next === Char.Equal ? Kind.NotEqual : 0;
    case Char.Less:
      return next === Char.Equal ? Kind.LessOrEqual : 0;
    case Char.Greater:
      return next === Char.Equal ? Kind.GreaterOrEqual : 0;
    case Char.Ampersand:
      return next === Char.Ampersand ? Kind.And : 0;
    case Char.Pipe:
      return next === Char.Pipe ? Kind.Or : 0;
    case Char.Colon:
      return next === Char.Colon ? Kind.DoubleColon : 0;
    default:
      return 0;
  }
}

class Scanner {
  readonly #text: string;
  readonly #tokens: TokenColumns;
  readonly #comments: Comment[] = [];
  readonly #frames: Frame[] = [];
  #frame: Frame;
  #position = 0;
  #lineStart = 0;
  #openBraces = 0;

  constructor(text: string, frame: Frame) {
    this.#text = text;
    this.#tokens = new TokenColumns((text.length >> 2) + 16);
    this.#frame = frame;
  }

  scan(): Scan {
    const { length } = this.#text;
    while (this.#position < length) {
      switch (this.#frame.mode) {
        case Mode.Code:
          this.#scanCode();
          break;
        case Mode.Quoted:
          this.#scanQuoted();
          break;
        case Mode.Lines:
          this.#scanLine();
          break;
      }
    }
    const isUnclosed = this.#frame.mode !== Mode.Code && this.#frames.length > 0;
    if (isUnclosed) this.#tokens.add(Kind.Unclosed, length, length);
    this.#tokens.add(Kind.EndOfFile, length, length);
    return { tokens: this.#tokens.finish(this.#openBraces === 0), comments: this.#comments };
  }

  #enter(frame: Frame): void {
    this.#frames.push(this.#frame);
    this.#frame = frame;
  }

  #leave(): void {
    this.#frame = this.#frames.pop() ?? this.#frame;
  }

  /** Adds a token that begins at the current position, and moves behind it. */
  #take(kind: number, length: number): void {
    this.#tokens.add(kind, this.#position, this.#position + length);
    this.#position += length;
  }

  #scanCode(): void {
    const text = this.#text;
    const frame = this.#frame;
    while (this.#position < text.length && this.#frame === frame) {
      const code = text.charCodeAt(this.#position);
      if (code === Char.Space || code === Char.Tab) {
        this.#position++;
        continue;
      }
      const identifierEnd = endOfIdentifier(text, this.#position);
      if (identifierEnd > this.#position) this.#take(Kind.Identifier, identifierEnd - this.#position);
      else if (isDigit(code)) this.#takeNumber();
      else this.#takeMark(code);
    }
  }

  /** Longest run of digits, dots and exponents that does not end with a dot. */
  #takeNumber(): void {
    const text = this.#text;
    let position = this.#position + 1;
    let end = position;
    for (;;) {
      const code = text.charCodeAt(position);
      if (isDigit(code)) {
        end = ++position;
      } else if (code === Char.Dot) {
        position++;
      } else if (code === 0x65 || code === 0x45) {
        const sign = text.charCodeAt(position + 1);
        const digit = position + (sign === Char.Plus || sign === Char.Minus ? 2 : 1);
        if (!isDigit(text.charCodeAt(digit))) break;
        end = position = digit + 1;
      } else {
        break;
      }
    }
    this.#take(Kind.Number, end - this.#position);
  }

  #takeMark(code: number): void {
    const next = this.#position + 1 < this.#text.length ? this.#text.charCodeAt(this.#position + 1) : 0;
    switch (code) {
      case Char.LineFeed:
        this.#takeNewline(1);
        return;
      case Char.CarriageReturn:
        if (next === Char.LineFeed) this.#takeNewline(2);
        else this.#take(Kind.Invalid, 1);
        return;
      case Char.Quote:
        this.#enter(openFrame(Mode.Quoted, this.#position));
        this.#take(Kind.OpenQuote, 1);
        return;
      case Char.OpenBrace:
        this.#frame.braces++;
        this.#openBraces++;
        this.#take(Kind.OpenBrace, 1);
        return;
      case Char.CloseBrace:
        this.#takeCloseBrace(1);
        return;
      case Char.Hash:
        this.#takeLineComment();
        return;
      default:
        this.#takeSymbol(code, next);
    }
  }

  #takeSymbol(code: number, next: number): void {
    if (code === Char.Slash && next === Char.Slash) this.#takeLineComment();
    else if (code === Char.Slash && next === Char.Star) this.#takeBlockComment();
    else if (code === Char.Less && next === Char.Less) this.#takeHeredocOpening();
    else if (code === Char.Tilde && next === Char.CloseBrace) this.#takeCloseBrace(2);
    else if (code === Char.Dot && this.#text.startsWith('...', this.#position)) this.#take(Kind.Ellipsis, 3);
    else this.#takeOperator(code, next);
  }

  #takeOperator(code: number, next: number): void {
    const pair = pairKind(code, next);
    if (pair !== 0) {
      this.#take(pair, 2);
      return;
    }
    const single = code < 128 ? (symbols[code] ?? 0) : 0;
    if (single !== 0) this.#take(single, 1);
    else this.#take(Kind.Invalid, (this.#text.codePointAt(this.#position) ?? 0) > 0xffff ? 2 : 1);
  }

  #takeNewline(length: number): void {
    this.#take(Kind.Newline, length);
    this.#lineStart = this.#position;
  }

  /** `}` or `~}`. A `~}` that closes no sequence is still one, so that the reader refuses it. */
  #takeCloseBrace(length: number): void {
    if (this.#frame.isSequence && this.#frame.braces === 0) {
      this.#take(Kind.CloseSequence, length);
      this.#leave();
      return;
    }
    this.#frame.braces--;
    this.#openBraces--;
    this.#take(length === 1 ? Kind.CloseBrace : Kind.CloseSequence, length);
  }

  #takeLineComment(): void {
    const start = this.#position;
    const lineFeed = this.#text.indexOf('\n', start);
    let end = lineFeed < 0 ? this.#text.length : lineFeed;
    if (this.#text.charCodeAt(end - 1) === Char.CarriageReturn) end--;
    this.#comments.push({ start, end, text: this.#text.slice(start, end) });
    this.#position = end;
    if (lineFeed < 0) this.#position = this.#text.length;
    else this.#takeNewline(lineFeed + 1 - end);
  }

  #takeBlockComment(): void {
    const start = this.#position;
    const closing = this.#text.indexOf('*/', start + 2);
    if (closing < 0) {
      this.#take(Kind.Invalid, this.#text.length - start);
      return;
    }
    const end = closing + 2;
    this.#comments.push({ start, end, text: this.#text.slice(start, end) });
    this.#position = end;
  }

  #takeHeredocOpening(): void {
    const text = this.#text;
    const start = this.#position;
    const isFlush = text.charCodeAt(start + 2) === Char.Minus;
    const markerStart = start + (isFlush ? 3 : 2);
    const markerEnd = endOfIdentifier(text, markerStart);
    const lineFeed = text.charCodeAt(markerEnd) === Char.CarriageReturn ? markerEnd + 1 : markerEnd;
    if (markerEnd === markerStart || text.charCodeAt(lineFeed) !== Char.LineFeed) {
      this.#take(Kind.Invalid, 2);
      return;
    }
    this.#enter(openFrame(Mode.Lines, start, text.slice(markerStart, markerEnd)));
    this.#take(isFlush ? Kind.OpenFlushHeredoc : Kind.OpenHeredoc, lineFeed + 1 - start);
    this.#lineStart = this.#position;
  }

  #addText(start: number, end: number, isEscaped: boolean): void {
    if (end > start) this.#tokens.add(isEscaped ? Kind.EscapedText : Kind.Text, start, end);
  }

  #openSequence(code: number): void {
    const start = this.#position;
    const isTrimming = this.#text.charCodeAt(start + 2) === Char.Tilde;
    this.#frame.isAtLineStart = false;
    this.#enter(openFrame(Mode.Code, start, '', true));
    this.#take(code === Char.Dollar ? Kind.OpenInterpolation : Kind.OpenDirective, isTrimming ? 3 : 2);
  }

  /** Whether a sequence begins at the `$` or `%`; -1 for one that is escaped by doubling. */
  #sequenceAt(position: number, code: number): number {
    const next = this.#text.charCodeAt(position + 1);
    if (next === Char.OpenBrace) return 1;
    return next === code && this.#text.charCodeAt(position + 2) === Char.OpenBrace ? -1 : 0;
  }

  #scanQuoted(): void {
    const text = this.#text;
    const start = this.#position;
    let isEscaped = false;
    let position = start;
    for (; position < text.length; position++) {
      const code = text.charCodeAt(position);
      if (code === Char.Quote || code === Char.LineFeed || code === Char.CarriageReturn) break;
      if (code === Char.Backslash) {
        isEscaped = true;
        const next = text.charCodeAt(position + 1);
        if (next !== Char.LineFeed && next !== Char.CarriageReturn) position++;
      } else if (code === Char.Dollar || code === Char.Percent) {
        const sequence = this.#sequenceAt(position, code);
        if (sequence > 0) break;
        if (sequence < 0) {
          isEscaped = true;
          position += 2;
        }
      }
    }
    position = Math.min(position, text.length);
    this.#addText(start, position, isEscaped);
    this.#position = position;
    if (position < text.length) this.#endQuotedRun(text.charCodeAt(position));
  }

  #endQuotedRun(code: number): void {
    if (code === Char.Quote) {
      this.#take(Kind.CloseQuote, 1);
      this.#leave();
    } else if (code === Char.LineFeed || code === Char.CarriageReturn) {
      this.#closeAtLineEnd();
    } else {
      this.#openSequence(code);
    }
  }

  /**
   * A quoted text may not reach over the end of its line. It is taken as closed there, with all
   * that was opened around it on the same line, so that what follows is read as code again.
   */
  #closeAtLineEnd(): void {
    this.#take(Kind.Unclosed, 0);
    this.#leave();
    while (this.#frame.isSequence && this.#frame.start >= this.#lineStart) {
      this.#take(Kind.CloseSequence, 0);
      this.#leave();
      if (this.#frame.mode !== Mode.Quoted) return;
      this.#take(Kind.Unclosed, 0);
      this.#leave();
    }
  }

  /** Lines of a heredoc or a bare template: one text token for each line, or piece of a line. */
  #scanLine(): void {
    const text = this.#text;
    const frame = this.#frame;
    if (frame.isAtLineStart && frame.marker !== '' && this.#takeMarkerLine(frame.marker)) return;
    const start = this.#position;
    let isEscaped = false;
    let position = start;
    for (; position < text.length; position++) {
      const code = text.charCodeAt(position);
      if (code === Char.LineFeed) break;
      if (code === Char.CarriageReturn && text.charCodeAt(position + 1) !== Char.LineFeed) break;
      if (code === Char.Dollar || code === Char.Percent) {
        const sequence = this.#sequenceAt(position, code);
        if (sequence > 0) break;
        if (sequence < 0) {
          isEscaped = true;
          position += 2;
        }
      }
    }
    const isLineEnd = text.charCodeAt(position) === Char.LineFeed;
    const end = isLineEnd ? position + 1 : position;
    this.#addText(start, end, isEscaped);
    this.#position = end;
    frame.isAtLineStart = isLineEnd;
    if (isLineEnd) this.#lineStart = end;
    else if (position < text.length) this.#endLinePiece(text.charCodeAt(position));
  }

  #endLinePiece(code: number): void {
    if (code === Char.CarriageReturn) this.#take(Kind.Invalid, 1);
    else this.#openSequence(code);
  }

  /** Takes the line when it holds the heredoc's marker and nothing else; it must end with a newline. */
  #takeMarkerLine(marker: string): boolean {
    const text = this.#text;
    let start = this.#position;
    while (isBlankInLine(text.charCodeAt(start))) start++;
    if (!text.startsWith(marker, start)) return false;
    let lineFeed = start + marker.length;
    while (isBlankInLine(text.charCodeAt(lineFeed))) lineFeed++;
    if (text.charCodeAt(lineFeed) !== Char.LineFeed) return false;
    this.#tokens.add(Kind.CloseHeredoc, this.#position, start + marker.length);
    this.#position = text.charCodeAt(lineFeed - 1) === Char.CarriageReturn ? lineFeed - 1 : lineFeed;
    this.#leave();
    return true;
  }
}

function isBlankInLine(code: number): boolean {
  return code !== Char.LineFeed && isSpace(code);
}
