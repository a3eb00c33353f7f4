import { describe, expect, it } from 'vitest';
import type { Statement } from './ast.js';
import { outline } from './outline.js';
import { parseBicep } from './parse-bicep.js';

const samples: readonly (readonly [text: string, lines: readonly string[]])[] = [
  [
    'var x = 1 + 2 * 3 - 4',
    [
      'value: binary 8-21 "-"',
      '  left: binary 8-17 "+"',
      '    left: literal 8-9 1',
      '    right: binary 12-17 "*"',
      '      left: literal 12-13 2',
      '      right: literal 16-17 3',
      '  right: literal 20-21 4',
    ],
  ],
  [
    'var x = a ?? b || c && d == e',
    [
      'value: binary 8-29 "??"',
      '  left: variable 8-9 "a"',
      '  right: binary 13-29 "||"',
      '    left: variable 13-14 "b"',
      '    right: binary 18-29 "&&"',
      '      left: variable 18-19 "c"',
      '      right: binary 23-29 "=="',
      '        left: variable 23-24 "d"',
      '        right: variable 28-29 "e"',
    ],
  ],
  [
    'var x = a != b =~ c !~ d',
    [
      'value: binary 8-24 "!~"',
      '  left: binary 8-19 "=~"',
      '    left: binary 8-14 "!="',
      '      left: variable 8-9 "a"',
      '      right: variable 13-14 "b"',
      '    right: variable 18-19 "c"',
      '  right: variable 23-24 "d"',
    ],
  ],
  [
    'var x = a < b',
    [
      'value: binary 8-13 "<"',
      '  left: variable 8-9 "a"',
      '  right: variable 12-13 "b"',
    ],
  ],
  [
    'var x = a >= b',
    [
      'value: binary 8-14 ">="',
      '  left: variable 8-9 "a"',
      '  right: variable 13-14 "b"',
    ],
  ],
  [
    'var x = -a.b',
    [
      'value: unary 8-12 "-"',
      '  operand: member 9-12 "b" nameStart=11',
      '    of: variable 9-10 "a"',
    ],
  ],
  [
    'var x = !empty(a)',
    [
      'value: unary 8-17 "!"',
      '  operand: call 9-17 "empty" nameEnd=14',
      '    args: variable 15-16 "a"',
    ],
  ],
  [
    'var x = a ? b : c ? d : e',
    [
      'value: conditional 8-25',
      '  condition: variable 8-9 "a"',
      '  whenTrue: variable 12-13 "b"',
      '  whenFalse: conditional 16-25',
      '    condition: variable 16-17 "c"',
      '    whenTrue: variable 20-21 "d"',
      '    whenFalse: variable 24-25 "e"',
    ],
  ],
  [
    `var x = a
  ? b
  : c`,
    [
      'value: conditional 8-21',
      '  condition: variable 8-9 "a"',
      '  whenTrue: variable 14-15 "b"',
      '  whenFalse: variable 20-21 "c"',
    ],
  ],
  [
    'var x = (a)',
    [
      'value: parentheses 8-11',
      '  inner: variable 9-10 "a"',
    ],
  ],
  [
    `var x = (
  a
)`,
    [
      'value: parentheses 8-15',
      '  inner: variable 12-13 "a"',
    ],
  ],
  [
    'var x = a.b.?c',
    [
      'value: member 8-14 "c" nameStart=13 isSafe',
      '  of: member 8-11 "b" nameStart=10',
      '    of: variable 8-9 "a"',
    ],
  ],
  [
    `var x = a[0][?'k'][^1][?^2]`,
    [
      'value: index 8-27 isSafe isFromEnd',
      '  of: index 8-22 isFromEnd',
      '    of: index 8-18 isSafe',
      '      of: index 8-12',
      '        of: variable 8-9 "a"',
      '        key: literal 10-11 0',
      '      key: string 14-17 "k"',
      '    key: literal 20-21 1',
      '  key: literal 25-26 2',
    ],
  ],
  [
    'var x = a::b::c.id',
    [
      'value: member 8-18 "id" nameStart=16',
      '  of: nested-resource 8-15 "c" nameStart=14',
      '    of: nested-resource 8-12 "b" nameStart=11',
      '      of: variable 8-9 "a"',
    ],
  ],
  [
    'var x = a!.b!',
    [
      'value: non-null 8-13',
      '  of: member 8-12 "b" nameStart=11',
      '    of: non-null 8-10',
      '      of: variable 8-9 "a"',
    ],
  ],
  [
    'var x = f()',
    [
      'value: call 8-11 "f" nameEnd=9',
    ],
  ],
  [
    'var x = f(a, 1)',
    [
      'value: call 8-15 "f" nameEnd=9',
      '  args: variable 10-11 "a"',
      '  args: literal 13-14 1',
    ],
  ],
  [
    `var x = f(
  a,
  b
)`,
    [
      'value: call 8-21 "f" nameEnd=9',
      '  args: variable 13-14 "a"',
      '  args: variable 18-19 "b"',
    ],
  ],
  [
    `var x = az.resourceId('t')`,
    [
      'value: method-call 8-26 "resourceId" nameStart=11',
      '  of: variable 8-10 "az"',
      '  args: string 22-25 "t"',
    ],
  ],
  [
    'var x = map(a, i => i.n)',
    [
      'value: call 8-24 "map" nameEnd=11',
      '  args: variable 12-13 "a"',
      '  args: lambda 15-23',
      '    parameters: name 15-16 "i"',
      '    body: member 20-23 "n" nameStart=22',
      '      of: variable 20-21 "i"',
    ],
  ],
  [
    `var x = map(a, (i, n) => {
  k: n
})`,
    [
      'value: call 8-36 "map" nameEnd=11',
      '  args: variable 12-13 "a"',
      '  args: lambda 15-35',
      '    parameters: name 16-17 "i"',
      '    parameters: name 19-20 "n"',
      '    body: object 25-35',
      '      items: property 29-33 "k"',
      '        key: name 29-30 "k"',
      '        value: variable 32-33 "n"',
    ],
  ],
  [
    `var x = reduce(a, 0, () =>
  1)`,
    [
      'value: call 8-31 "reduce" nameEnd=14',
      '  args: variable 15-16 "a"',
      '  args: literal 18-19 0',
      '  args: lambda 21-30',
      '    body: literal 29-30 1',
    ],
  ],
  [
    'var x = [a, b]',
    [
      'value: array 8-14',
      '  items: variable 9-10 "a"',
      '  items: variable 12-13 "b"',
    ],
  ],
  [
    `var x = [
  a
  ...b
]`,
    [
      'value: array 8-22',
      '  items: variable 12-13 "a"',
      '  items: spread 16-20',
      '    value: variable 19-20 "b"',
    ],
  ],
  [
    `var x = { a: 1, 'b-c': true, '\${d}': null }`,
    [
      'value: object 8-43',
      '  items: property 10-14 "a"',
      '    key: name 10-11 "a"',
      '    value: literal 13-14 1',
      '  items: property 16-27 "b-c"',
      '    key: string 16-21 "b-c"',
      '    value: literal 23-27 true',
      '  items: property 29-41',
      '    key: interpolated 29-35',
      '      parts: interpolation 30-34',
      '        expression: variable 32-33 "d"',
      '    value: literal 37-41 null',
    ],
  ],
  [
    `var x = {
  ...a
  b: {}
}`,
    [
      'value: object 8-26',
      '  items: spread 12-16',
      '    value: variable 15-16 "a"',
      '  items: property 19-24 "b"',
      '    key: name 19-20 "b"',
      '    value: object 22-24',
    ],
  ],
  [
    'var x = [for i in a: i]',
    [
      'value: for 8-23',
      '  loop: 8-20',
      '    item: name 13-14 "i"',
      '    collection: variable 18-19 "a"',
      '  body: variable 21-22 "i"',
    ],
  ],
  [
    `var x = [for (i, n) in a: {
  k: n
}]`,
    [
      'value: for 8-37',
      '  loop: 8-25',
      '    item: name 14-15 "i"',
      '    index: name 17-18 "n"',
      '    collection: variable 23-24 "a"',
      '  body: object 26-36',
      '    items: property 30-34 "k"',
      '      key: name 30-31 "k"',
      '      value: variable 33-34 "n"',
    ],
  ],
  [
    `var x = [
  for i in range(0, 3): i
]`,
    [
      'value: for 8-37',
      '  loop: 8-33',
      '    item: name 16-17 "i"',
      '    collection: call 21-32 "range" nameEnd=26',
      '      args: literal 27-28 0',
      '      args: literal 30-31 3',
      '  body: variable 34-35 "i"',
    ],
  ],
  [
    'var x = 18446744073709551615',
    [
      'value: literal 8-28 18446744073709552000',
    ],
  ],
  [
    'var x = any(null)',
    [
      'value: call 8-17 "any" nameEnd=11',
      '  args: literal 12-16 null',
    ],
  ],
];

function linesOf(statements: readonly Statement[]): string[] {
  return statements.flatMap((statement) => outline(statement));
}

describe('expressions', () => {
  it.each(samples)('reads %j', (text, lines) => {
    const { statements, errors } = parseBicep('main.bicep', text);
    expect(errors).toEqual([]);
    expect(linesOf(statements).slice(2).map((line) => line.slice(2))).toEqual(lines);
  });
});
