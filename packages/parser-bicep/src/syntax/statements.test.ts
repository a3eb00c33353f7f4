import { describe, expect, it } from 'vitest';
import type { Statement } from './ast.js';
import { outline } from './outline.js';
import { parseBicep } from './parse-bicep.js';

const samples: readonly (readonly [text: string, lines: readonly string[]])[] = [
  [
    `targetScope = 'subscription'`,
    [
      'target-scope 0-28 keyword=0',
      '  value: string 14-28 "subscription"',
    ],
  ],
  [
    `metadata owner = { name: 'x' }`,
    [
      'metadata 0-30 keyword=0',
      '  name: name 9-14 "owner"',
      '  value: object 17-30',
      '    items: property 19-28 "name"',
      '      key: name 19-23 "name"',
      '      value: string 25-28 "x"',
    ],
  ],
  [
    `@description('d')
@sys.minLength(3)
param name string = 'x'`,
    [
      'parameter 0-59 keyword=36',
      '  decorators: 0-17 "description"',
      '    args: string 13-16 "d"',
      '  decorators: 18-35 "sys" "minLength"',
      '    args: literal 33-34 3',
      '  name: name 42-46 "name"',
      '  type: named-type 47-53 "string"',
      '  value: string 56-59 "x"',
    ],
  ],
  [
    'param p object',
    [
      'parameter 0-14 keyword=0',
      '  name: name 6-7 "p"',
      '  type: named-type 8-14 "object"',
    ],
  ],
  [
    `param tags resourceInput<'a/b@1'>.tags?`,
    [
      'parameter 0-39 keyword=0',
      '  name: name 6-10 "tags"',
      '  type: nullable-type 11-39',
      '    of: member-type 11-38 "tags"',
      '      of: parameterized-type 11-33 "resourceInput"',
      '        args: literal-type 25-32',
      '          value: string 25-32 "a/b@1"',
    ],
  ],
  [
    `param r resource 'a/b@1'`,
    [
      'parameter 0-24 keyword=0',
      '  name: name 6-7 "r"',
      '  type: resource-type 8-24',
      '    type: string 17-24 "a/b@1"',
    ],
  ],
  [
    'var v = 1',
    [
      'variable-declaration 0-9 keyword=0',
      '  name: name 4-5 "v"',
      '  value: literal 8-9 1',
    ],
  ],
  [
    'var v string[] = []',
    [
      'variable-declaration 0-19 keyword=0',
      '  name: name 4-5 "v"',
      '  type: array-type 6-14',
      '    of: named-type 6-12 "string"',
      '  value: array 17-19',
    ],
  ],
  [
    `@export()
func f(a string, b int?) string => '\${a}'`,
    [
      'function-declaration 0-51 keyword=10',
      '  decorators: 0-9 "export"',
      '  name: name 15-16 "f"',
      '  parameters: 17-25',
      '    name: name 17-18 "a"',
      '    type: named-type 19-25 "string"',
      '  parameters: 27-33',
      '    name: name 27-28 "b"',
      '    type: nullable-type 29-33',
      '      of: named-type 29-32 "int"',
      '  returns: named-type 35-41 "string"',
      '  body: interpolated 45-51',
      '    parts: interpolation 46-50',
      '      expression: variable 48-49 "a"',
    ],
  ],
  [
    `func f(
  a string
) int =>
  1`,
    [
      'function-declaration 0-31 keyword=0',
      '  name: name 5-6 "f"',
      '  parameters: 10-18',
      '    name: name 10-11 "a"',
      '    type: named-type 12-18 "string"',
      '  returns: named-type 21-24 "int"',
      '  body: literal 30-31 1',
    ],
  ],
  [
    'output o string = a.id',
    [
      'output 0-22 keyword=0',
      '  name: name 7-8 "o"',
      '  type: named-type 9-15 "string"',
      '  value: member 18-22 "id" nameStart=20',
      '    of: variable 18-19 "a"',
    ],
  ],
  [
    `output o resource 'a/b@1' = r`,
    [
      'output 0-29 keyword=0',
      '  name: name 7-8 "o"',
      '  type: resource-type 9-25',
      '    type: string 18-25 "a/b@1"',
      '  value: variable 28-29 "r"',
    ],
  ],
  [
    'output o resource = r',
    [
      'output 0-21 keyword=0',
      '  name: name 7-8 "o"',
      '  type: resource-type 9-17',
      '  value: variable 20-21 "r"',
    ],
  ],
  [
    `import * as ns from 'a.bicep'`,
    [
      'import 0-29 keyword=0',
      '  wildcard: name 12-14 "ns"',
      '  path: string 20-29 "a.bicep"',
    ],
  ],
  [
    `import { a, b as c } from 'a.bicep'`,
    [
      'import 0-35 keyword=0',
      '  symbols: 9-10 "a"',
      '    alias: name 9-10 "a"',
      '  symbols: 12-18 "b"',
      '    alias: name 17-18 "c"',
      '  path: string 26-35 "a.bicep"',
    ],
  ],
  [
    `import {
  'a-b' as c
  type as t
} from 'a.bicep'`,
    [
      'import 0-50 keyword=0',
      '  symbols: 11-21 "a-b"',
      '    alias: name 20-21 "c"',
      '  symbols: 24-33 "type"',
      '    alias: name 32-33 "t"',
      '  path: string 41-50 "a.bicep"',
    ],
  ],
  [
    `import 'kubernetes@1.0' with {
  namespace: 'default'
} as k8s`,
    [
      'extension 0-62 keyword=0',
      '  specification: string 7-23 "kubernetes@1.0"',
      '  config: object 29-55',
      '    items: property 33-53 "namespace"',
      '      key: name 33-42 "namespace"',
      '      value: string 44-53 "default"',
      '  alias: name 59-62 "k8s"',
    ],
  ],
  [
    'extension az',
    [
      'extension 0-12 keyword=0',
      '  specification: name 10-12 "az"',
    ],
  ],
  [
    `extension 'br:mcr/x:1' with { a: 1 } as x`,
    [
      'extension 0-41 keyword=0',
      '  specification: string 10-22 "br:mcr/x:1"',
      '  config: object 28-36',
      '    items: property 30-34 "a"',
      '      key: name 30-31 "a"',
      '      value: literal 33-34 1',
      '  alias: name 40-41 "x"',
    ],
  ],
  [
    `provider 'a@1' as b`,
    [
      'extension 0-19 keyword=0',
      '  specification: string 9-14 "a@1"',
      '  alias: name 18-19 "b"',
    ],
  ],
  [
    'assert ok = a > 1',
    [
      'assert 0-17 keyword=0',
      '  name: name 7-9 "ok"',
      '  value: binary 12-17 ">"',
      '    left: variable 12-13 "a"',
      '    right: literal 16-17 1',
    ],
  ],
  [
    `test t 'a.bicep' = {
  params: {}
}`,
    [
      'test 0-35 keyword=0',
      '  name: name 5-6 "t"',
      '  path: string 7-16 "a.bicep"',
      '  body: object 19-35',
      '    items: property 23-33 "params"',
      '      key: name 23-29 "params"',
      '      value: object 31-33',
    ],
  ],
  [
    `param param string
var var = param
param resource object = { resource: 1, for: 2, if: 3 }
var type = module.output`,
    [
      'parameter 0-18 keyword=0',
      '  name: name 6-11 "param"',
      '  type: named-type 12-18 "string"',
      'variable-declaration 19-34 keyword=19',
      '  name: name 23-26 "var"',
      '  value: variable 29-34 "param"',
      'parameter 35-89 keyword=35',
      '  name: name 41-49 "resource"',
      '  type: named-type 50-56 "object"',
      '  value: object 59-89',
      '    items: property 61-72 "resource"',
      '      key: name 61-69 "resource"',
      '      value: literal 71-72 1',
      '    items: property 74-80 "for"',
      '      key: name 74-77 "for"',
      '      value: literal 79-80 2',
      '    items: property 82-87 "if"',
      '      key: name 82-84 "if"',
      '      value: literal 86-87 3',
      'variable-declaration 90-114 keyword=90',
      '  name: name 94-98 "type"',
      '  value: member 101-114 "output" nameStart=108',
      '    of: variable 101-107 "module"',
    ],
  ],
];

function linesOf(statements: readonly Statement[]): string[] {
  return statements.flatMap((statement) => outline(statement));
}

describe('statements', () => {
  it.each(samples)('reads %j', (text, lines) => {
    const { statements, errors } = parseBicep('main.bicep', text);
    expect(errors).toEqual([]);
    expect(linesOf(statements)).toEqual(lines);
  });
});
