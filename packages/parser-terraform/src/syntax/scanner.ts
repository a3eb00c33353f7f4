import type { Comment } from './ast.js';
import { Char, endOfIdentifier, endOfName, isDigit, isSpace, startsIdentifier } from './characters.js';
import { CommentNode } from './nodes.js';
import { lengths, markOf, Role, roles } from './marks.js';
import { Kind, TokenColumns, type Tokens } from './tokens.js';

const enum Mode {
  Code,
  Quoted,
  Lines,
}

/** One open language: code (with braces counted), quoted text, or lines of text (a heredoc or a bare template). */
interface Frame {
  mode: Mode;
  /** Where it was opened. */
  start: number;
  /** The heredoc's marker; empty for a bare template. */
  marker: string;
  /** Code inside `${` or `%{`, which its `}` closes. */
  isSequence: boolean;
  braces: number;
  isAtLineStart: boolean;
}

export interface Scan {
  /** Valid until the next text is scanned. */
  readonly tokens: Tokens;
  readonly comments: readonly Comment[];
}

/** Splits HCL into tokens, with HashiCorp's rules for where templates begin and end. Linear; never fails. */
export function scanCode(text: string): Scan {
  return new Scanner(text, Mode.Code).scan();
}

/** Splits a bare template, as `templatefile()` reads it, into tokens. */
export function scanTemplate(text: string): Scan {
  return new Scanner(text, Mode.Lines).scan();
}

/** Texts are scanned one after the other, and read before the next is scanned: all share their columns. */
const columns = new TokenColumns();

/** Its parts are `private`, not `#`: in code that V8 has not optimised yet, a call of a `#` method costs twice as much. */
class Scanner {
  private readonly text: string;
  private readonly comments: Comment[] = [];
  /** The open languages by depth; those above `depth` are used again. */
  private readonly frames: Frame[] = [];
  private frame: Frame;
  private depth = 0;
  private position = 0;
  private lineStart = 0;
  private openBraces = 0;

  constructor(text: string, mode: Mode) {
    this.text = text;
    this.frame = { mode, start: 0, marker: '', isSequence: false, braces: 0, isAtLineStart: true };
    this.frames.push(this.frame);
    columns.clear();
  }

  scan(): Scan {
    const { length } = this.text;
    while (this.position < length) {
      switch (this.frame.mode) {
        case Mode.Code:
          this.scanCode();
          break;
        case Mode.Quoted:
          this.scanQuoted();
          break;
        case Mode.Lines:
          this.scanLine();
          break;
      }
    }
    const isUnclosed = this.frame.mode !== Mode.Code && this.depth > 0;
    if (isUnclosed) columns.add(Kind.Unclosed, length, length);
    columns.add(Kind.EndOfFile, length, length);
    return { tokens: columns.finish(this.openBraces === 0), comments: this.comments };
  }

  private enter(mode: Mode, start: number, marker: string, isSequence: boolean): void {
    this.depth++;
    const used = this.frames[this.depth];
    if (used === undefined) {
      this.frame = { mode, start, marker, isSequence, braces: 0, isAtLineStart: true };
      this.frames.push(this.frame);
      return;
    }
    used.mode = mode;
    used.start = start;
    used.marker = marker;
    used.isSequence = isSequence;
    used.braces = 0;
    used.isAtLineStart = true;
    this.frame = used;
  }

  private leave(): void {
    if (this.depth > 0) this.depth--;
    this.frame = this.frames[this.depth] ?? this.frame;
  }

  /** Adds a token that begins at the current position, and moves behind it. */
  private take(kind: Kind, length: number): void {
    const start = this.position;
    this.position = start + length;
    columns.add(kind, start, start + length);
  }

  private scanCode(): void {
    const { text, frame } = this;
    const { length } = text;
    let { position } = this;
    while (position < length) {
      const code = text.charCodeAt(position);
      const role = code < 128 ? (roles[code] ?? 0) : Role.Other;
      let end = position + 1;
      let kind: Kind = 0;
      if (role === Role.Blank) {
        position = endOfBlanks(text, end);
        continue;
      }
      if (role === Role.Name) {
        kind = Kind.Identifier;
        end = endOfName(text, end);
      } else if (role === Role.LineFeed) {
        kind = Kind.Newline;
        this.lineStart = end;
      } else if (role === Role.Mark) {
        kind = markOf(code, end < length ? text.charCodeAt(end) : 0);
        end = position + (lengths[kind] ?? 1);
      }
      if (kind !== 0) {
        columns.add(kind, position, end);
        position = end;
        continue;
      }
      this.position = position;
      const take = Scanner.takers.get(role);
      if (take === undefined) this.takeOther(code);
      else take(this);
      if (this.frame !== frame) return;
      ({ position } = this);
    }
    this.position = position;
  }

  /**
   * By {@link Role}, what takes the token that begins with such a character. A table, since V8 copies what a function
   * calls by name into it, and compiles all of it again for each form that it has not seen before.
   */
  private static readonly takers: ReadonlyMap<number, (scanner: Scanner) => void> = new Map([
    [Role.Digit, (scanner) => scanner.takeNumber()],
    [Role.Quote, (scanner) => scanner.takeQuote()],
    [Role.OpenBrace, (scanner) => scanner.takeOpenBrace()],
    [Role.CloseBrace, (scanner) => scanner.takeCloseBrace(1)],
    [Role.Hash, (scanner) => scanner.takeLineComment()],
  ]);

  private takeOpenBrace(): void {
    this.frame.braces++;
    this.openBraces++;
    this.take(Kind.OpenBrace, 1);
  }

  private takeOther(code: number): void {
    const { text, position } = this;
    switch (text.slice(position, position + 2)) {
      case '//':
        this.takeLineComment();
        return;
      case '/*':
        this.takeBlockComment();
        return;
      case '<<':
        this.takeHeredocOpening();
        return;
      case '~}':
        this.takeCloseBrace(2);
        return;
      case '\r\n':
        this.takeNewline(2);
        return;
      case '..':
        if (text.startsWith('...', position)) this.take(Kind.Ellipsis, 3);
        else this.take(Kind.Dot, 1);
        return;
      default:
        if (code < 128) this.take(Kind.Invalid, 1);
        else this.takeUnicode();
    }
  }

  /** Quoted text; at once when there is nothing in it to look at. */
  private takeQuote(): void {
    const start = this.position;
    const end = endOfPlainText(this.text, start + 1);
    this.take(Kind.OpenQuote, 1);
    if (end < 0) {
      this.enter(Mode.Quoted, start, '', false);
      return;
    }
    if (end > start + 1) this.take(Kind.Text, end - start - 1);
    this.take(Kind.CloseQuote, 1);
  }

  private takeUnicode(): void {
    const { text, position } = this;
    const point = text.codePointAt(position) ?? 0;
    const length = point > 0xffff ? 2 : 1;
    if (startsIdentifier(point)) this.take(Kind.Identifier, endOfName(text, position + length) - position);
    else this.take(Kind.Invalid, length);
  }

  /** Longest run of digits, dots and exponents that does not end with a dot. */
  private takeNumber(): void {
    const { text } = this;
    let position = this.position + 1;
    let end = position;
    while (position < text.length) {
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
    this.take(Kind.Number, end - this.position);
  }

  private takeNewline(length: number): void {
    this.take(Kind.Newline, length);
    this.lineStart = this.position;
  }

  /** `}` or `~}`. A `~}` that closes no sequence is still one, so that the reader refuses it. */
  private takeCloseBrace(length: number): void {
    if (this.frame.isSequence && this.frame.braces === 0) {
      this.take(Kind.CloseSequence, length);
      this.leave();
      return;
    }
    this.frame.braces--;
    this.openBraces--;
    this.take(length === 1 ? Kind.CloseBrace : Kind.CloseSequence, length);
  }

  private takeLineComment(): void {
    const { text, position: start } = this;
    const lineFeed = text.indexOf('\n', start);
    let end = lineFeed < 0 ? text.length : lineFeed;
    if (text.charCodeAt(end - 1) === Char.CarriageReturn) end--;
    this.comments.push(new CommentNode(start, end, text.slice(start, end)));
    this.position = end;
    if (lineFeed < 0) this.position = text.length;
    else this.takeNewline(lineFeed + 1 - end);
  }

  private takeBlockComment(): void {
    const { text, position: start } = this;
    const closing = text.indexOf('*/', start + 2);
    if (closing < 0) {
      this.take(Kind.Invalid, text.length - start);
      return;
    }
    const end = closing + 2;
    this.comments.push(new CommentNode(start, end, text.slice(start, end)));
    this.position = end;
  }

  private takeHeredocOpening(): void {
    const text = this.text;
    const start = this.position;
    const isFlush = text.charCodeAt(start + 2) === Char.Minus;
    const markerStart = start + (isFlush ? 3 : 2);
    const markerEnd = endOfIdentifier(text, markerStart);
    const lineFeed = text.charCodeAt(markerEnd) === Char.CarriageReturn ? markerEnd + 1 : markerEnd;
    if (markerEnd === markerStart || text.charCodeAt(lineFeed) !== Char.LineFeed) {
      this.take(Kind.Invalid, 2);
      return;
    }
    this.enter(Mode.Lines, start, text.slice(markerStart, markerEnd), false);
    this.take(isFlush ? Kind.OpenFlushHeredoc : Kind.OpenHeredoc, lineFeed + 1 - start);
    this.lineStart = this.position;
  }

  private addText(start: number, end: number, isEscaped: boolean): void {
    if (end > start) columns.add(isEscaped ? Kind.EscapedText : Kind.Text, start, end);
  }

  private openSequence(code: number): void {
    const start = this.position;
    const isTrimming = this.text.charCodeAt(start + 2) === Char.Tilde;
    this.frame.isAtLineStart = false;
    this.enter(Mode.Code, start, '', true);
    this.take(code === Char.Dollar ? Kind.OpenInterpolation : Kind.OpenDirective, isTrimming ? 3 : 2);
  }

  /** Whether a sequence begins at the `$` or `%`; -1 for one that is escaped by doubling. */
  private sequenceAt(position: number, code: number): number {
    const next = this.text.charCodeAt(position + 1);
    if (next === Char.OpenBrace) return 1;
    return next === code && this.text.charCodeAt(position + 2) === Char.OpenBrace ? -1 : 0;
  }

  private scanQuoted(): void {
    const text = this.text;
    const start = this.position;
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
        const sequence = this.sequenceAt(position, code);
        if (sequence > 0) break;
        if (sequence < 0) {
          isEscaped = true;
          position += 2;
        }
      }
    }
    position = Math.min(position, text.length);
    this.addText(start, position, isEscaped);
    this.position = position;
    if (position < text.length) this.endQuotedRun(text.charCodeAt(position));
  }

  private endQuotedRun(code: number): void {
    if (code === Char.Quote) {
      this.take(Kind.CloseQuote, 1);
      this.leave();
    } else if (code === Char.LineFeed || code === Char.CarriageReturn) {
      this.closeAtLineEnd();
    } else {
      this.openSequence(code);
    }
  }

  /**
   * A quoted text may not reach over the end of its line. It is taken as closed there, with all
   * that was opened around it on the same line, so that what follows is read as code again.
   */
  private closeAtLineEnd(): void {
    this.take(Kind.Unclosed, 0);
    this.leave();
    while (this.frame.isSequence && this.frame.start >= this.lineStart) {
      this.take(Kind.CloseSequence, 0);
      this.leave();
      if (this.frame.mode !== Mode.Quoted) return;
      this.take(Kind.Unclosed, 0);
      this.leave();
    }
  }

  /** Lines of a heredoc or a bare template: one text token for each line, or piece of a line. */
  private scanLine(): void {
    const text = this.text;
    const frame = this.frame;
    if (frame.isAtLineStart && frame.marker !== '' && this.takeMarkerLine(frame.marker)) return;
    const start = this.position;
    let isEscaped = false;
    let position = start;
    for (; position < text.length; position++) {
      const code = text.charCodeAt(position);
      if (code === Char.LineFeed) break;
      if (code === Char.CarriageReturn && text.charCodeAt(position + 1) !== Char.LineFeed) break;
      if (code === Char.Dollar || code === Char.Percent) {
        const sequence = this.sequenceAt(position, code);
        if (sequence > 0) break;
        if (sequence < 0) {
          isEscaped = true;
          position += 2;
        }
      }
    }
    const isLineEnd = text.charCodeAt(position) === Char.LineFeed;
    const end = isLineEnd ? position + 1 : position;
    this.addText(start, end, isEscaped);
    this.position = end;
    frame.isAtLineStart = isLineEnd;
    if (isLineEnd) this.lineStart = end;
    else if (position < text.length) this.endLinePiece(text.charCodeAt(position));
  }

  private endLinePiece(code: number): void {
    if (code === Char.CarriageReturn) this.take(Kind.Invalid, 1);
    else this.openSequence(code);
  }

  /** Takes the line when it holds the heredoc's marker and nothing else; it must end with a newline. */
  private takeMarkerLine(marker: string): boolean {
    const text = this.text;
    let start = this.position;
    while (isBlankInLine(text.charCodeAt(start))) start++;
    if (!text.startsWith(marker, start)) return false;
    let lineFeed = start + marker.length;
    while (isBlankInLine(text.charCodeAt(lineFeed))) lineFeed++;
    if (text.charCodeAt(lineFeed) !== Char.LineFeed) return false;
    columns.add(Kind.CloseHeredoc, this.position, start + marker.length);
    this.position = text.charCodeAt(lineFeed - 1) === Char.CarriageReturn ? lineFeed - 1 : lineFeed;
    this.leave();
    return true;
  }
}

/** The closing quote of a text of one line without escapes and sequences; -1 when the text is not so plain. */
function endOfPlainText(text: string, from: number): number {
  const { length } = text;
  for (let position = from; position < length; position++) {
    const code = text.charCodeAt(position);
    if (code > Char.Backslash) continue;
    if (code === Char.Quote) return position;
    if (code === Char.Dollar || code === Char.Percent || code === Char.Backslash || code === Char.LineFeed || code === Char.CarriageReturn) return -1;
  }
  return -1;
}

function endOfBlanks(text: string, from: number): number {
  const { length } = text;
  let position = from;
  while (position < length && text.charCodeAt(position) === Char.Space) position++;
  return position;
}

function isBlankInLine(code: number): boolean {
  return code !== Char.LineFeed && isSpace(code);
}
