import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseArmExpression } from './arm-expression.js';
import type { ArmExpression, JsonString } from './arm-ast.js';
import { outline, placesBelow } from './outline.js';
import { parseJsonTree } from './json-tree.js';

fc.configureGlobal({ seed: 20_260_807 });

function parse(text: string): ArmExpression {
  const { root } = parseJsonTree(text);
  if (root?.kind !== 'string') throw new Error('expected a string');
  return parseArmExpression(text, root);
}

/** The string at the start of a text of its own. */
function parsed(value: string): ArmExpression {
  return parse(JSON.stringify(value));
}

const samples: readonly (readonly [value: string, lines: readonly string[]])[] = [
  ["[parameters('a')]", ['arm-call 2-17 "parameters" nameEnd=12', '  args: arm-text 13-16 "a"']],
  [
    "[concat('it''s', 1, -2)]",
    [
      'arm-call 2-24 "concat" nameEnd=8',
      '  args: arm-text 9-16 "it\'s"',
      '  args: arm-number 18-19 1',
      '  args: arm-number 21-23 -2',
    ],
  ],
  [
    "[variables('a').b[0].c-d]",
    [
      'arm-member 2-25 "c-d" nameStart=22',
      '  of: arm-index 2-21',
      '    of: arm-member 2-18 "b" nameStart=17',
      '      of: arm-call 2-16 "variables" nameEnd=11',
      '        args: arm-text 12-15 "a"',
      '    key: arm-number 19-20 0',
    ],
  ],
  ['[contoso.unique(true())]', ['arm-call 2-24 "contoso" "unique" nameEnd=16', '  args: arm-call 17-23 "true" nameEnd=21']],
  [
    "[map(a(), lambda('x', lambdaVariables('x')))]",
    [
      'arm-call 2-45 "map" nameEnd=5',
      '  args: arm-call 6-9 "a" nameEnd=7',
      '  args: arm-call 11-44 "lambda" nameEnd=17',
      '    args: arm-text 18-21 "x"',
      '    args: arm-call 23-43 "lambdaVariables" nameEnd=38',
      '      args: arm-text 39-42 "x"',
    ],
  ],
  ["[ f ( 'a' , g ( ) ) . b [ 'c' ] ]", [
    'arm-index 3-32',
    '  of: arm-member 3-24 "b" nameStart=23',
    '    of: arm-call 3-20 "f" nameEnd=4',
    '      args: arm-text 7-10 "a"',
    '      args: arm-call 13-18 "g" nameEnd=14',
    '  key: arm-text 27-30 "c"',
  ]],
  ["['[]']", ['arm-text 2-6 "[]"']],
];

describe('an ARM expression', () => {
  it.each(samples)('reads %j', (value, lines) => {
    expect(outline(parsed(value))).toEqual(lines);
  });

  it('has the offsets of the file, over the escapes of JSON', () => {
    const text = String.raw`{ "a": "[concat('\"\u00e9', \n b('\\'))]" }`;
    const { root } = parseJsonTree(text);
    const value = root?.kind === 'object' ? root.members[0]?.value : undefined;
    const literal = value as JsonString;
    expect(outline(parseArmExpression(text, literal)).map((line) => line.trim())).toEqual([
      'arm-call 9-39 "concat" nameEnd=15',
      String.raw`args: arm-text 16-26 "\"é"`,
      String.raw`args: arm-call 31-38 "b" nameEnd=32`,
      String.raw`args: arm-text 33-37 "\\"`,
    ]);
    expect(text.slice(31, 38)).toBe(String.raw`b('\\')`);
  });
});

describe('literal text', () => {
  it.each([
    ['plain', 'plain'],
    ['', ''],
    ['[[escaped]', '[escaped]'],
    ['[[[twice]', '[[twice]'],
    ['[open', '[open'],
    ['[[open', '[[open'],
    ['[a] b', '[a] b'],
    [' [a]', ' [a]'],
  ])('of %j is %j', (value, text) => {
    expect(parsed(value)).toEqual({ kind: 'arm-text', start: 0, end: value.length + 2, value: text });
  });
});

describe('a broken expression', () => {
  it.each([
    ['[]', 2, 'expected an expression'],
    ['[a]', 3, 'expected "(" after the name of the function'],
    ['[f(]', 4, 'expected an expression'],
    ["[f('a' 'b')]", 8, 'expected "," or ")"'],
    ["[f('a)]", 4, 'the text is not closed with a single quote'],
    ['[f().]', 6, 'expected the name of a property after "."'],
    ['[f()[0]', 7, 'expected "]"'],
    ['[f() g()]', 6, 'expected the end of the expression'],
    ['[f(&)]', 4, 'expected a function, a text in single quotes or a number'],
    ['[1.2.3]', 7, 'expected a number'],
  ])('%j says from where it cannot be read', (value, start, message) => {
    expect(parsed(value)).toEqual({ kind: 'arm-broken', start, end: value.length + 2, message });
  });

  it.each([
    `[${'f('.repeat(10_000)}${')'.repeat(10_000)}]`,
    `[f()${'.a'.repeat(10_000)}]`,
    `[f()${'[0]'.repeat(10_000)}]`,
    `[${'f()['.repeat(10_000)}0${']'.repeat(10_000)}]`,
  ])('nests too deeply', (value) => {
    expect(parsed(value)).toMatchObject({ kind: 'arm-broken', message: 'the expression nests too deeply to be read' });
  });

  it('is given for any text, and nodes lie within each other', () => {
    const part = fc.constantFrom('f', '(', ')', '[', ']', '.', ',', "'", "''", '1', '-', ' ', 'a', '"', '\\', '\n', 'é');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const text = JSON.stringify(`[${parts.join('')}]`);
        const expression = parse(text);
        const whole = { start: 0, end: text.length, expression };
        const misplaced = [...placesBelow(whole)].filter(({ inner, outer }) => inner.start < outer.start || inner.end > outer.end);
        expect(misplaced).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});
