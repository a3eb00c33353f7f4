import type { Broken, Interpolation, StringPart, Text } from './ast.js';
import { Char } from './character.js';
import type { Cursor } from './cursor.js';
import { parseExpression, settle } from './expressions.js';
import { afterFirstLineBreak, unescape } from './scan-string.js';
import { Kind } from './token.js';

const TRIPLE = 3;

/** How a string is delimited. */
interface Quoting {
  readonly isMultiLine: boolean;
  /** How many `$` open an interpolation. */
  readonly dollars: number;
}

/** A string, from its first piece. Broken where it is not closed or an escape is wrong; the scanner has reported that. */
export function parseText(cursor: Cursor): Text | Broken {
  return cursor.kind === Kind.StringComplete ? parsePlain(cursor) : parseInterpolated(cursor);
}

function quotingOf(text: string, start: number, end: number): Quoting {
  let quote = start;
  while (text.charCodeAt(quote) === Char.Dollar) quote++;
  const isMultiLine = end - start > 2 && text.startsWith("'''", quote);
  return { isMultiLine, dollars: isMultiLine ? quote - start : 1 };
}

function parsePlain(cursor: Cursor): Text | Broken {
  const { start, end, text } = cursor;
  const { isMultiLine, dollars } = quotingOf(text, start, end);
  cursor.advance();
  const from = isMultiLine ? start + dollars + TRIPLE : start + 1;
  const value = contents(text, from, closingOf(text, from, end, isMultiLine), isMultiLine, true);
  return value === undefined ? { kind: 'broken', start, end } : { kind: 'string', start, end, value, isMultiLine };
}

/** Where the closing quotes start; before `from` where they are missing. */
function closingOf(text: string, from: number, end: number, isMultiLine: boolean): number {
  if (!isMultiLine) return text.charCodeAt(end - 1) === Char.Apostrophe ? end - 1 : -1;
  const close = end - TRIPLE;
  return close >= from && text.startsWith("'''", close) ? close : -1;
}

function contents(text: string, from: number, to: number, isMultiLine: boolean, isFirst: boolean): string | undefined {
  if (to < from) return undefined;
  if (!isMultiLine) return unescape(text, from, to);
  return text.slice(isFirst ? Math.min(afterFirstLineBreak(text, from), to) : from, to);
}

function parseInterpolated(cursor: Cursor): Text | Broken {
  const outer = cursor.enter();
  const { start, text } = cursor;
  const { isMultiLine, dollars } = quotingOf(text, start, cursor.end);
  const parts: StringPart[] = [];
  let from = start + (isMultiLine ? dollars + TRIPLE : 1);
  let isWhole = true;
  while (cursor.kind === Kind.StringLeft || cursor.kind === Kind.StringMiddle) {
    const hole = cursor.end - dollars - 1;
    isWhole = addText(parts, text, from, hole, isMultiLine, parts.length === 0) && isWhole;
    cursor.advance();
    const expression = settle(cursor, parseExpression(cursor), 0, 'expected "}" to close the interpolation');
    from = cursor.start + 1;
    parts.push(interpolation(cursor, hole, expression));
  }
  isWhole = parseLastPiece(cursor, parts, from, isMultiLine) && isWhole;
  cursor.leave(outer);
  const end = cursor.lastEnd;
  return isWhole ? { kind: 'interpolated', start, end, parts, isMultiLine } : { kind: 'broken', start, end };
}

function interpolation(cursor: Cursor, start: number, expression: Interpolation['expression']): Interpolation {
  const isClosed = cursor.kind === Kind.StringMiddle || (cursor.kind === Kind.StringRight && cursor.end > cursor.start);
  return { kind: 'interpolation', start, end: isClosed ? cursor.start + 1 : cursor.lastEnd, expression };
}

/** `}…'`; false where it is missing or wrong. */
function parseLastPiece(cursor: Cursor, parts: StringPart[], from: number, isMultiLine: boolean): boolean {
  const { end, text } = cursor;
  if (!cursor.expect(Kind.StringRight, 'expected "}" to close the interpolation')) return false;
  if (end < from) return false;
  return addText(parts, text, from, closingOf(text, from, end, isMultiLine), isMultiLine, false);
}

function addText(parts: StringPart[], text: string, from: number, to: number, isMultiLine: boolean, isFirst: boolean): boolean {
  const value = contents(text, from, to, isMultiLine, isFirst);
  if (value === undefined) return false;
  if (value !== '') parts.push({ kind: 'text', start: from, end: to, text: value });
  return true;
}
