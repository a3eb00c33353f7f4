import type { Node } from './ast.js';
import { Char } from './characters.js';

/** An escape that HCL does not know, as a place relative to the raw text. */
export interface BadEscape extends Node {
  readonly message: string;
}

export interface DecodedText {
  readonly text: string;
  readonly badEscapes: readonly BadEscape[];
}

const simpleEscapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** Resolves `$${` and `%%{`, and in quoted text the backslash escapes, of one literal run of a template. */
export function decodeText(raw: string, isQuoted: boolean): DecodedText {
  const pieces: string[] = [];
  const badEscapes: BadEscape[] = [];
  let from = 0;
  for (let position = 0; position < raw.length; ) {
    const code = raw.charCodeAt(position);
    if (isQuoted && code === Char.Backslash) {
      const escape = decodeBackslash(raw, position);
      if (escape.problem !== undefined) badEscapes.push({ start: position, end: escape.end, message: escape.problem });
      pieces.push(raw.slice(from, position), escape.text);
      from = position = escape.end;
    } else if (isDoubledOpening(raw, position, code)) {
      pieces.push(raw.slice(from, position + 1), '{');
      from = position += 3;
    } else {
      position++;
    }
  }
  pieces.push(raw.slice(from));
  return { text: pieces.join(''), badEscapes };
}

function isDoubledOpening(raw: string, position: number, code: number): boolean {
  if (code !== Char.Dollar && code !== Char.Percent) return false;
  return raw.charCodeAt(position + 1) === code && raw.charCodeAt(position + 2) === Char.OpenBrace;
}

interface Escape {
  readonly text: string;
  readonly end: number;
  readonly problem: string | undefined;
}

function decodeBackslash(raw: string, position: number): Escape {
  const selector = String.fromCodePoint(raw.codePointAt(position + 1) ?? Char.Backslash);
  const end = Math.min(position + 1 + selector.length, raw.length);
  const simple = simpleEscapes[selector];
  if (position + 1 < raw.length && simple !== undefined) return { text: simple, end, problem: undefined };
  if (selector === 'u') return decodeUnicode(raw, position, 4);
  if (selector === 'U') return decodeUnicode(raw, position, 8);
  const shown = raw.slice(position, end);
  const problem = `${shown} is not an escape sequence. Write \\\\ for a backslash; the others are \\n, \\r, \\t, \\", \\uNNNN and \\UNNNNNNNN.`;
  return { text: raw.slice(position + 1, end), end, problem };
}

function decodeUnicode(raw: string, position: number, digits: number): Escape {
  const first = position + 2;
  let end = first;
  while (end < first + digits && isHexDigit(raw.charCodeAt(end))) end++;
  if (end < first + digits) {
    return { text: '', end, problem: `${raw.slice(position, first)} needs ${digits} hexadecimal digits after it.` };
  }
  const point = Number.parseInt(raw.slice(first, end), 16);
  if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) {
    return { text: '', end, problem: `${raw.slice(position, end)} is not a Unicode character.` };
  }
  return { text: String.fromCodePoint(point), end, problem: undefined };
}

function isHexDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66);
}

/** Terraform keeps all text in Unicode's composed form (NFC). */
export function composed(text: string): string {
  return mayChangeWhenComposed(text) ? text.normalize('NFC') : text;
}

/** No character before U+0300 changes under composition. */
export function mayChangeWhenComposed(text: string): boolean {
  return mayChange.test(text);
}

const mayChange = /[\u0300-\uffff]/;
