import type { JsonString } from './arm-ast.js';
import { Char, isHexDigit } from './character.js';

/** `\uXXXX` */
const UNICODE_ESCAPE_LENGTH = 6;
const HEX_DIGITS = 4;

const singleEscapes = new Map<string, string>([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** A JSON string as it was scanned; `value` is `undefined` where an escape is wrong. */
export interface ScannedJsonString {
  readonly value: string | undefined;
  readonly end: number;
  readonly isClosed: boolean;
}

/** Scans a string from its opening quote. Unlike JSON, ARM lets a string go on over several lines. */
export function scanJsonString(text: string, start: number): ScannedJsonString {
  const close = closingQuote(text, start + 1);
  const isClosed = close < text.length;
  return { value: unescape(text.slice(start + 1, close)), end: isClosed ? close + 1 : close, isClosed };
}

function closingQuote(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === Char.Quote) return at;
    at += code === Char.Backslash ? 2 : 1;
  }
  return text.length;
}

function unescape(raw: string): string | undefined {
  let backslash = raw.indexOf('\\');
  if (backslash < 0) return raw;
  const pieces: string[] = [];
  let from = 0;
  while (backslash >= 0) {
    const value = escapedAt(raw, backslash);
    if (value === undefined) return undefined;
    pieces.push(raw.slice(from, backslash), value);
    from = backslash + escapeLength(raw, backslash);
    backslash = raw.indexOf('\\', from);
  }
  pieces.push(raw.slice(from));
  return pieces.join('');
}

function escapedAt(raw: string, backslash: number): string | undefined {
  const letter = raw.charAt(backslash + 1);
  if (letter !== 'u') return singleEscapes.get(letter);
  const digits = raw.slice(backslash + 2, backslash + 2 + HEX_DIGITS);
  const isHex = digits.length === HEX_DIGITS && [...digits].every((digit) => isHexDigit(digit.charCodeAt(0)));
  return isHex ? String.fromCharCode(Number.parseInt(digits, 16)) : undefined;
}

function escapeLength(raw: string, backslash: number): number {
  return raw.charCodeAt(backslash + 1) === Char.LowerU ? UNICODE_ESCAPE_LENGTH : 2;
}

/**
 * Maps places in a string's value to offsets of the file, over the escapes between them. Each escape makes one code unit.
 *
 * @returns For 0 up to the value's length, the offset where that code unit is written; the last is the closing quote's.
 */
export function offsetsOf(text: string, literal: JsonString): (index: number) => number {
  const from = literal.start + 1;
  const raw = text.slice(from, literal.end);
  if (!raw.includes('\\')) return (index) => from + index;
  const offsets = new Uint32Array(literal.value.length + 1);
  let at = 0;
  for (let index = 0; index < offsets.length; index++) {
    offsets[index] = from + at;
    at += raw.charCodeAt(at) === Char.Backslash ? escapeLength(raw, at) : 1;
  }
  return (index) => offsets[Math.min(index, literal.value.length)] ?? literal.end;
}
