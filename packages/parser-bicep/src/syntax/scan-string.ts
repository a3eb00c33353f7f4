import type { SyntaxError } from './ast.js';
import { Char, isHexDigit, isLineBreak } from './character.js';

/** A piece of a string: up to its closing quotes, or up to and including `${`. */
export interface ScannedPiece {
  readonly end: number;
  readonly opensHole: boolean;
}

const CLOSING_QUOTES = 3;
const LARGEST_CODE_POINT = 0x10ffff;

/** Scans `'…'` from after the quote or after the `}` of an interpolation. A line break ends it, with an error. */
export function scanString(text: string, from: number, errors: SyntaxError[]): ScannedPiece {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === Char.Apostrophe) return { end: at + 1, opensHole: false };
    if (isLineBreak(code)) break;
    if (code === Char.Dollar && text.charCodeAt(at + 1) === Char.LeftBrace) return { end: at + 2, opensHole: true };
    at = code === Char.Backslash ? afterEscape(text, at, errors) : at + 1;
  }
  errors.push({ start: from - 1, end: at, message: 'the string is not closed before the end of the line' });
  return { end: at, opensHole: false };
}

/** A multi-line string, or what follows an interpolation in one. */
export interface MultiLinePiece {
  readonly start: number;
  /** After the opening quotes, or after the `}` of the interpolation. */
  readonly from: number;
  /** How many `$` open an interpolation; 0 for a string that has none. */
  readonly dollars: number;
}

/** Scans `'''…'''` up to its quotes or to an interpolation. */
export function scanMultiLineString(text: string, piece: MultiLinePiece, errors: SyntaxError[]): ScannedPiece {
  const { start, from, dollars } = piece;
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code !== Char.Apostrophe && code !== Char.Dollar) {
      at++;
      continue;
    }
    const run = runLength(text, at, code);
    at += run;
    if (code === Char.Apostrophe && run >= CLOSING_QUOTES) return { end: at, opensHole: false };
    const isHole = code === Char.Dollar && dollars > 0 && run >= dollars && text.charCodeAt(at) === Char.LeftBrace;
    if (isHole) return { end: at + 1, opensHole: true };
  }
  errors.push({ start, end: from, message: "the multi-line string is not closed with '''" });
  return { end: at, opensHole: false };
}

function runLength(text: string, from: number, code: number): number {
  let end = from + 1;
  while (text.charCodeAt(end) === code) end++;
  return end - from;
}

function afterEscape(text: string, backslash: number, errors: SyntaxError[]): number {
  const escape = readEscape(text, backslash);
  if (escape !== undefined) return escape.end;
  const next = text.charCodeAt(backslash + 1);
  const end = Number.isNaN(next) || isLineBreak(next) ? backslash + 1 : backslash + 2;
  errors.push({ start: backslash, end, message: String.raw`unknown escape: \n, \r, \t, \\, \', \$ and \u{…} are known` });
  return end;
}

interface Escape {
  readonly value: string;
  readonly end: number;
}

const singleEscapes = new Map<string, string>([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['\\', '\\'],
  ["'", "'"],
]);

function readEscape(text: string, backslash: number): Escape | undefined {
  const letter = text.charAt(backslash + 1);
  const value = singleEscapes.get(letter);
  if (value !== undefined) return { value, end: backslash + 2 };
  if (letter === '$') {
    // `\${` is one escape: the brace after it opens nothing.
    const isHole = text.charCodeAt(backslash + 2) === Char.LeftBrace;
    return isHole ? { value: '${', end: backslash + 3 } : { value: '$', end: backslash + 2 };
  }
  return letter === 'u' ? readCodePoint(text, backslash) : undefined;
}

function readCodePoint(text: string, backslash: number): Escape | undefined {
  const open = backslash + 2;
  if (text.charCodeAt(open) !== Char.LeftBrace) return undefined;
  let end = open + 1;
  while (isHexDigit(text.charCodeAt(end))) end++;
  if (end === open + 1 || text.charCodeAt(end) !== Char.RightBrace) return undefined;
  const codePoint = Number.parseInt(text.slice(open + 1, end), 16);
  return codePoint > LARGEST_CODE_POINT ? undefined : { value: String.fromCodePoint(codePoint), end: end + 1 };
}

/** The text that a stretch inside `'…'` stands for; `undefined` where an escape is wrong. */
export function unescape(text: string, start: number, end: number): string | undefined {
  const raw = text.slice(start, end);
  let backslash = raw.indexOf('\\');
  if (backslash < 0) return raw;
  const pieces: string[] = [];
  let from = 0;
  while (backslash >= 0) {
    const escape = readEscape(raw, backslash);
    if (escape === undefined) return undefined;
    pieces.push(raw.slice(from, backslash), escape.value);
    from = escape.end;
    backslash = raw.indexOf('\\', from);
  }
  pieces.push(raw.slice(from));
  return pieces.join('');
}

/** Where the value of a multi-line string starts: a line break right after the opening quotes is not part of it. */
export function afterFirstLineBreak(text: string, start: number): number {
  const afterReturn = text.charCodeAt(start) === Char.CarriageReturn ? start + 1 : start;
  return text.charCodeAt(afterReturn) === Char.LineFeed ? afterReturn + 1 : afterReturn;
}
