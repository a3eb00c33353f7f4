import { describe, expect, it } from 'vitest';
import type { Statement } from './ast.js';
import { outline } from './outline.js';
import { parseBicep } from './parse-bicep.js';

const samples: readonly (readonly [text: string, lines: readonly string[]])[] = [
  [
    'type t = string',
    [
      'type-declaration 0-15 keyword=0',
      '  name: name 5-6 "t"',
      '  value: named-type 9-15 "string"',
    ],
  ],
  [
    `type t = 'a' | 'b' | 1 | true | null`,
    [
      'type-declaration 0-36 keyword=0',
      '  name: name 5-6 "t"',
      '  value: union-type 9-36',
      '    members: literal-type 9-12',
      '      value: string 9-12 "a"',
      '    members: literal-type 15-18',
      '      value: string 15-18 "b"',
      '    members: literal-type 21-22',
      '      value: literal 21-22 1',
      '    members: literal-type 25-29',
      '      value: literal 25-29 true',
      '    members: literal-type 32-36',
      '      value: literal 32-36 null',
    ],
  ],
  [
    `type t =
  | 'a'
  | 'b'`,
    [
      'type-declaration 0-24 keyword=0',
      '  name: name 5-6 "t"',
      '  value: union-type 11-24',
      '    members: literal-type 13-16',
      '      value: string 13-16 "a"',
      '    members: literal-type 21-24',
      '      value: string 21-24 "b"',
    ],
  ],
  [
    'type t = -1',
    [
      'type-declaration 0-11 keyword=0',
      '  name: name 5-6 "t"',
      '  value: negated-type 9-11 "-"',
      '    of: literal-type 10-11',
      '      value: literal 10-11 1',
    ],
  ],
  [
    'type t = string[]?',
    [
      'type-declaration 0-18 keyword=0',
      '  name: name 5-6 "t"',
      '  value: nullable-type 9-18',
      '    of: array-type 9-17',
      '      of: named-type 9-15 "string"',
    ],
  ],
  [
    'type t = a.b[0][*].*',
    [
      'type-declaration 0-20 keyword=0',
      '  name: name 5-6 "t"',
      '  value: additional-properties-type 9-20',
      '    of: item-type 9-18',
      '      of: indexed-type 9-15',
      '        of: member-type 9-12 "b"',
      '          of: named-type 9-10 "a"',
      '        key: literal 13-14 0',
    ],
  ],
  [
    'type t = ns.a!',
    [
      'type-declaration 0-14 keyword=0',
      '  name: name 5-6 "t"',
      '  value: non-nullable-type 9-14',
      '    of: member-type 9-13 "a"',
      '      of: named-type 9-11 "ns"',
    ],
  ],
  [
    `type t = resourceInput<'a/b@1'>.properties`,
    [
      'type-declaration 0-42 keyword=0',
      '  name: name 5-6 "t"',
      '  value: member-type 9-42 "properties"',
      '    of: parameterized-type 9-31 "resourceInput"',
      '      args: literal-type 23-30',
      '        value: string 23-30 "a/b@1"',
    ],
  ],
  [
    `type t = sys.resourceOutput<'a/b@1'>`,
    [
      'type-declaration 0-36 keyword=0',
      '  name: name 5-6 "t"',
      '  value: parameterized-type 9-36 "resourceOutput"',
      '    of: named-type 9-12 "sys"',
      '    args: literal-type 28-35',
      '      value: string 28-35 "a/b@1"',
    ],
  ],
  [
    `type t = {
  @minLength(1)
  a: string
  'b-c': int?
  *: bool
}`,
    [
      'type-declaration 0-64 keyword=0',
      '  name: name 5-6 "t"',
      '  value: object-type 9-64',
      '    properties: 13-38 "a"',
      '      decorators: 13-26 "minLength"',
      '        args: literal 24-25 1',
      '      key: name 29-30 "a"',
      '      value: named-type 32-38 "string"',
      '    properties: 41-52 "b-c"',
      '      key: string 41-46 "b-c"',
      '      value: nullable-type 48-52',
      '        of: named-type 48-51 "int"',
      '    additional: 55-62',
      '      value: named-type 58-62 "bool"',
    ],
  ],
  [
    `type t = { a: { b: 'x' }, *: string }`,
    [
      'type-declaration 0-37 keyword=0',
      '  name: name 5-6 "t"',
      '  value: object-type 9-37',
      '    properties: 11-24 "a"',
      '      key: name 11-12 "a"',
      '      value: object-type 14-24',
      '        properties: 16-22 "b"',
      '          key: name 16-17 "b"',
      '          value: literal-type 19-22',
      '            value: string 19-22 "x"',
      '    additional: 26-35',
      '      value: named-type 29-35 "string"',
    ],
  ],
  [
    `type t = [
  string
  @description('d')
  int
]`,
    [
      'type-declaration 0-47 keyword=0',
      '  name: name 5-6 "t"',
      '  value: tuple-type 9-47',
      '    items: 13-19',
      '      value: named-type 13-19 "string"',
      '    items: 22-45',
      '      decorators: 22-39 "description"',
      '        args: string 35-38 "d"',
      '      value: named-type 42-45 "int"',
    ],
  ],
  [
    `type t = ('a' | 'b')[]`,
    [
      'type-declaration 0-22 keyword=0',
      '  name: name 5-6 "t"',
      '  value: array-type 9-22',
      '    of: parenthesised-type 9-20',
      '      inner: union-type 10-19',
      '        members: literal-type 10-13',
      '          value: string 10-13 "a"',
      '        members: literal-type 16-19',
      '          value: string 16-19 "b"',
    ],
  ],
  [
    `@discriminator('kind')
type t = { kind: 'a' } | { kind: 'b' }`,
    [
      'type-declaration 0-61 keyword=23',
      '  decorators: 0-22 "discriminator"',
      '    args: string 15-21 "kind"',
      '  name: name 28-29 "t"',
      '  value: union-type 32-61',
      '    members: object-type 32-45',
      '      properties: 34-43 "kind"',
      '        key: name 34-38 "kind"',
      '        value: literal-type 40-43',
      '          value: string 40-43 "a"',
      '    members: object-type 48-61',
      '      properties: 50-59 "kind"',
      '        key: name 50-54 "kind"',
      '        value: literal-type 56-59',
      '          value: string 56-59 "b"',
    ],
  ],
  [
    `type t = resource<'a/b@1'>`,
    [
      'type-declaration 0-26 keyword=0',
      '  name: name 5-6 "t"',
      '  value: parameterized-type 9-26 "resource"',
      '    args: literal-type 18-25',
      '      value: string 18-25 "a/b@1"',
    ],
  ],
  [
    `type t = '\${a}-b'`,
    [
      'type-declaration 0-17 keyword=0',
      '  name: name 5-6 "t"',
      '  value: literal-type 9-17',
      '    value: interpolated 9-17',
      '      parts: interpolation 10-14',
      '        expression: variable 12-13 "a"',
      '      parts: text 14-16 "-b"',
    ],
  ],
];

function linesOf(statements: readonly Statement[]): string[] {
  return statements.flatMap((statement) => outline(statement));
}

describe('types', () => {
  it.each(samples)('reads %j', (text, lines) => {
    const { statements, errors } = parseBicep('main.bicep', text);
    expect(errors).toEqual([]);
    expect(linesOf(statements)).toEqual(lines);
  });
});
