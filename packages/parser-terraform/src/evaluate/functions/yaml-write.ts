import type { Value } from '@akslint/model';
import { numberText } from '../number.js';
import { sortedKeys } from '../order.js';
import { utf8 } from './base64.js';

const bestWidth = 80;
const longestSimpleKey = 128;

/** A wholly known value as YAML, spelt as Terraform spells it. */
export function toYaml(value: Value): string {
  const root = node(value, -1, 0, false);
  const isOpen = value.kind === 'scalar' && typeof value.value !== 'string';
  return `${root}${root.endsWith('\n') ? '' : '\n'}${isOpen ? '...\n' : ''}`;
}

/**
 * A node without the break that ends its last line (a literal block has it). `indent` is that of the node around,
 * `column` where the node starts.
 */
function node(value: Value, indent: number, column: number, isInMap: boolean): string {
  switch (value.kind) {
    case 'scalar': {
      if (typeof value.value === 'string') return textNode(value.value, indent < 0 ? 2 : indent + 2, column);
      return typeof value.value === 'number' ? numberText(value) : String(value.value);
    }
    case 'list':
      return value.items.length === 0 ? '[]' : sequence(value.items, indent < 0 ? 0 : isInMap ? indent : indent + 2);
    case 'object':
      return mapping(value.entries, indent < 0 ? 0 : indent + 2);
    default:
      return 'null';
  }
}

/** Lines that follow each other; the first starts where the caller stands. */
function lines(parts: readonly string[], indent: number): string {
  return parts.reduce((all, part) => `${all}${all.endsWith('\n') ? '' : '\n'}${' '.repeat(indent)}${part}`);
}

function sequence(items: readonly Value[], indent: number): string {
  return lines(items.map((item) => `- ${node(item, indent, indent + 2, false)}`), indent);
}

function mapping(entries: { keys(): Iterable<string>; get(key: string): Value | undefined }, indent: number): string {
  const names = sortedKeys(entries.keys());
  if (names.length === 0) return '{}';
  return lines(names.map((name) => property(name, entries.get(name), indent)), indent);
}

function property(name: string, value: Value | undefined, indent: number): string {
  const isSimple = !/[\n\r\u0085\u2028\u2029]/.test(name) && utf8(name).length <= longestSimpleKey;
  const key = isSimple ? doubleQuoted(name, undefined, 0) : `? ${textNode(name, indent + 2, indent + 2)}`;
  const lead = isSimple ? `${key}:` : `${key}${key.endsWith('\n') ? '' : '\n'}${' '.repeat(indent)}:`;
  if (!value) return `${lead} null`;
  const isEmpty = value.kind === 'list' ? value.items.length === 0 : value.kind !== 'object' || [...value.entries.keys()].length === 0;
  if (isEmpty) return `${lead} ${node(value, indent, indent + (isSimple ? key.length : 0) + 2, true)}`;
  const inner = value.kind === 'list' ? indent : indent + 2;
  return isSimple ? `${lead}\n${' '.repeat(inner)}${node(value, indent, inner, true)}` : `${lead} ${node(value, indent, indent + 2, value.kind !== 'list')}`;
}

function textNode(text: string, indent: number, column: number): string {
  return text.includes('\n') && mayBeBlock(text) ? literalBlock(text, indent) : doubleQuoted(text, indent, column);
}

/** What a YAML text may hold unescaped. */
function isPrintable(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code === 0x0a || (code >= 0x20 && code <= 0x7e)) return true;
  return code >= 0xa0 && code <= 0xffff && !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfeff && code !== 0xfffe && code !== 0xffff;
}

function isBreak(character: string): boolean {
  return /[\n\r\u0085\u2028\u2029]/.test(character);
}

function mayBeBlock(text: string): boolean {
  let afterSpace = false;
  for (const character of text) {
    if (!isPrintable(character)) return false;
    if (isBreak(character) && afterSpace) return false;
    afterSpace = character === ' ';
  }
  return !afterSpace;
}

function literalBlock(text: string, indent: number): string {
  const hint = text.startsWith(' ') || isBreak(text.charAt(0)) ? '2' : '';
  const characters = Array.from(text);
  const [last = '', before] = [characters.at(-1), characters.at(-2)];
  const chomp = !isBreak(last) ? '-' : before === undefined || isBreak(before) ? '+' : '';
  const pad = ' '.repeat(indent);
  let body = '';
  let atStart = true;
  for (const character of characters) {
    if (atStart && !isBreak(character)) body += pad;
    body += character;
    atStart = isBreak(character);
  }
  return `|${hint}${chomp}\n${body}`;
}

const shortEscapes: Readonly<Record<string, string>> = {
  '\0': '0',
  '\x07': 'a',
  '\b': 'b',
  '\t': 't',
  '\n': 'n',
  '\v': 'v',
  '\f': 'f',
  '\r': 'r',
  '\x1b': 'e',
  '"': '"',
  '\\': '\\',
  '\u0085': 'N',
  '\u00a0': '_',
  '\u2028': 'L',
  '\u2029': 'P',
};

function escapeOf(character: string): string {
  const short = shortEscapes[character];
  if (short !== undefined) return `\\${short}`;
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16).toUpperCase();
  if (code <= 0xff) return `\\x${digits.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`;
}

/** Text in quotes; folded at spaces past the best width, unless `indent` is undefined. */
function doubleQuoted(text: string, indent: number | undefined, column: number): string {
  const characters = Array.from(text);
  let result = '"';
  let width = column + 1;
  let afterSpace = false;
  characters.forEach((character, index) => {
    const isInside = index > 0 && index < characters.length - 1;
    if (character === ' ' && indent !== undefined && !afterSpace && width > bestWidth && isInside) {
      const mark = characters[index + 1] === ' ' ? '\\' : '';
      result += `\n${' '.repeat(indent)}${mark}`;
      width = indent + mark.length;
      afterSpace = true;
      return;
    }
    const isEscaped = !isPrintable(character) || isBreak(character) || character === '"' || character === '\\';
    const part = isEscaped ? escapeOf(character) : character;
    result += part;
    width += part.length;
    afterSpace = !isEscaped && character === ' ';
  });
  return `${result}"`;
}
