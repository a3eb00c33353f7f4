import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonString, JsonValue } from './arm-ast.js';
import { offsetsOf } from './json-string.js';
import { JSON_DEPTH_BUDGET, parseJsonTree } from './json-tree.js';
import { outline } from './outline.js';

fc.configureGlobal({ seed: 20_260_807 });

function linesOf(text: string): string[] {
  const { root } = parseJsonTree(text);
  return root === undefined ? [] : outline(root);
}

function errorsOf(text: string): unknown[] {
  return parseJsonTree(text).errors.map(({ start, end, message }) => [start, end, message]);
}

function valueOf(node: JsonValue | undefined): unknown {
  if (node === undefined) return undefined;
  switch (node.kind) {
    case 'object':
      return Object.fromEntries(node.members.map(({ name, value }) => [name, valueOf(value)]));
    case 'array':
      return node.items.map(valueOf);
    case 'null':
      return null;
    case 'broken':
      return undefined;
    default:
      return node.value;
  }
}

function stringIn(text: string): JsonString {
  const { root } = parseJsonTree(text);
  if (root?.kind !== 'string') throw new Error('expected a string');
  return root;
}

describe('a JSON tree', () => {
  it('has the place of every name and value', () => {
    expect(linesOf('{ "a": [1, -2.5e1, true, null],\r\n  "b": {} }')).toEqual([
      'object 0-44',
      '  members: 2-30 "a" nameEnd=5',
      '    value: array 7-30',
      '      items: number 8-9 1',
      '      items: number 11-17 -25',
      '      items: boolean 19-23 true',
      '      items: null 25-29',
      '  members: 35-42 "b" nameEnd=38',
      '    value: object 40-42',
    ]);
  });

  it('has comments, and lets commas stand before closing brackets', () => {
    const { comments, errors, root } = parseJsonTree('// one\n{ "a": [1,], /* two */ "b": 2, }');
    expect(errors).toEqual([]);
    expect(comments).toEqual([{ start: 0, end: 6, text: '// one' }, { start: 20, end: 29, text: '/* two */' }]);
    expect(valueOf(root)).toEqual({ a: [1], b: 2 });
  });

  it('keeps strings of several lines', () => {
    const { errors, root } = parseJsonTree('{ "a": "one\n  two\\n", "b": 1 }');
    expect(errors).toEqual([]);
    expect(valueOf(root)).toEqual({ a: 'one\n  two\n', b: 1 });
  });

  it('equals what JSON.parse gives', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.nat({ max: 4 }), (text, indent) => {
        const value: unknown = JSON.parse(text);
        const { root, errors } = parseJsonTree(JSON.stringify(value, undefined, indent));
        expect(errors).toEqual([]);
        expect(JSON.stringify(valueOf(root))).toBe(JSON.stringify(value));
      }),
    );
  });

  it.each([
    ['{ "a" 1 }', [[6, 7, 'expected ":"']]],
    ['{ "a": }', [[7, 8, 'expected a value']]],
    ['{ "a": 1 "b": 2 }', [[9, 12, 'expected ","']]],
    ['[1 2]', [[3, 4, 'expected ","']]],
    ['[1,,2]', [[3, 4, 'unexpected ","']]],
    ['{ a: 1 }', [[2, 3, 'expected a JSON value'], [2, 3, 'expected a name in double quotes'], [3, 4, 'unexpected ":"'], [5, 6, 'expected a name in double quotes']]],
    ['{ "a": "open }', [[7, 14, 'the string is not closed'], [14, 14, 'expected "}"']]],
    ['{ "a": "\\x" }', [[7, 11, 'the string has an unknown escape']]],
    ['{ "a": [1 }', [[10, 11, 'unexpected "}"'], [11, 11, 'expected "]"']]],
    ['{} {}', [[3, 4, 'expected the end of the file']]],
  ])('says what is wrong in %s', (text, errors) => {
    expect(errorsOf(text)).toEqual(errors);
  });

  it('that nests too deeply is one error', () => {
    const { errors } = parseJsonTree('['.repeat(10_000));
    expect(errors.map(({ message }) => message)).toEqual(['this nests too deeply to be read', 'expected "]"']);
    expect(parseJsonTree('['.repeat(JSON_DEPTH_BUDGET) + ']'.repeat(JSON_DEPTH_BUDGET)).errors).toEqual([]);
  });

  it('is given for any text', () => {
    const part = fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"', '\\', '1', 'true', 'x', '\n', '/*', '//', ' ');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        expect(() => parseJsonTree(parts.join(''))).not.toThrow();
      }),
    );
  });
});

describe('places in a JSON string', () => {
  it('are found over its escapes', () => {
    const text = String.raw`  "a\n\u00e9\"b"`;
    const literal = { ...stringIn(text.trim()), start: 2, end: text.length };
    const offsetAt = offsetsOf(text, literal);
    expect(literal.value).toBe('a\n\u00e9"b');
    expect([0, 1, 2, 3, 4, 5].map(offsetAt)).toEqual([3, 4, 6, 12, 14, 15]);
  });

  it('name the same characters as the value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const text = JSON.stringify(value);
        const offsetAt = offsetsOf(text, stringIn(text));
        const pieces = [...Array(value.length).keys()].map((index) => text.slice(offsetAt(index), offsetAt(index + 1)));
        expect(JSON.parse(`"${pieces.join('')}"`)).toBe(value);
        expect(offsetAt(value.length)).toBe(text.length - 1);
      }),
    );
  });
});
