import { describe, expect, it } from 'vitest';
import { outline } from './outline.js';
import { parseBicep } from './parse-bicep.js';

interface Sample {
  readonly text: string;
  readonly errors: readonly (readonly [start: number, end: number, message: string])[];
  /** What is read of the first statement. */
  readonly first: readonly string[];
  /** Kinds and starts of the statements after it. */
  readonly then: readonly string[];
}

const samples: readonly Sample[] = [
  {
    text: `param
param p
var b = 1`,
    errors: [[5, 5, 'expected the name of the parameter after "param"'], [13, 13, 'expected a type']],
    first: [
      'parameter 0-5 keyword=0',
      '  name: name 5-5 ""',
      '  type: broken 5-5',
    ],
    then: ['parameter 6', 'variable-declaration 14'],
  },
  {
    text: `bogus x = 1
var b = 1`,
    errors: [[0, 5, 'expected a statement: param, var, resource, module, output or another']],
    first: [
      'broken 0-11 keyword=0',
    ],
    then: ['variable-declaration 12'],
  },
  {
    text: `resource a 'b/c@1' = {
  name: 'n'
  x:
  y: 1
}
var b = 1`,
    errors: [[39, 39, 'expected an expression']],
    first: [
      'resource 0-48 keyword=0 headerEnd=18',
      '  name: name 9-10 "a"',
      '  type: string 11-18 "b/c@1"',
      '  body: object 21-48',
      '    items: property 25-34 "name"',
      '      key: name 25-29 "name"',
      '      value: string 31-34 "n"',
      '    items: property 37-39 "x"',
      '      key: name 37-38 "x"',
      '      value: broken 39-39',
      '    items: property 42-46 "y"',
      '      key: name 42-43 "y"',
      '      value: literal 45-46 1',
    ],
    then: ['variable-declaration 49'],
  },
  {
    text: `resource a 'b/c@1' = {
  name: 'n'
  props: {
    x: 1

param p string
var b = 1`,
    errors: [[54, 54, 'expected "}" to close the object']],
    first: [
      'resource 0-54 keyword=0 headerEnd=18',
      '  name: name 9-10 "a"',
      '  type: string 11-18 "b/c@1"',
      '  body: object 21-54 isIncomplete',
      '    items: property 25-34 "name"',
      '      key: name 25-29 "name"',
      '      value: string 31-34 "n"',
      '    items: property 37-54 "props"',
      '      key: name 37-42 "props"',
      '      value: object 44-54 isIncomplete',
      '        items: property 50-54 "x"',
      '          key: name 50-51 "x"',
      '          value: literal 53-54 1',
    ],
    then: ['parameter 56', 'variable-declaration 71'],
  },
  {
    text: '/* open',
    errors: [[0, 2, 'the comment is not closed']],
    first: [

    ],
    then: [],
  },
  {
    text: '@secure() param p string',
    errors: [[10, 15, 'expected a line break after the decorator']],
    first: [
      'parameter 0-24 keyword=10',
      '  decorators: 0-9 "secure"',
      '  name: name 16-17 "p"',
      '  type: named-type 18-24 "string"',
    ],
    then: [],
  },
  {
    text: `@secure()
`,
    errors: [[9, 9, 'expected what the decorator belongs to']],
    first: [
      'broken 0-9 keyword=9',
      '  decorators: 0-9 "secure"',
    ],
    then: [],
  },
  {
    text: `@
param p string`,
    errors: [[1, 1, 'expected the name of a decorator after "@"']],
    first: [
      'parameter 0-16 keyword=2',
      '  decorators: 0-1 ""',
      '  name: name 8-9 "p"',
      '  type: named-type 10-16 "string"',
    ],
    then: [],
  },
  {
    text: `resource a 'b' = if x {}
var c = 1`,
    errors: [[20, 21, 'expected "(" after "if"']],
    first: [
      'resource 0-19 keyword=0 headerEnd=14',
      '  name: name 9-10 "a"',
      '  type: string 11-14 "b"',
      '  condition: broken 19-19',
      '  body: broken 19-19',
    ],
    then: ['variable-declaration 25'],
  },
  {
    text: `resource a 'b' = [for x in y {
}]
var c = 1`,
    errors: [[29, 30, 'expected ":" after what the loop goes over'], [32, 33, 'expected ":" after what the loop goes over']],
    first: [
      'resource 0-33 keyword=0 headerEnd=14',
      '  name: name 9-10 "a"',
      '  type: string 11-14 "b"',
      '  loop: 17-32',
      '    item: name 22-23 "x"',
      '    collection: broken 27-32',
      '  body: broken 32-32',
    ],
    then: ['variable-declaration 34'],
  },
  {
    text: 'module m = {}',
    errors: [[9, 10, 'expected the path of the module in single quotes']],
    first: [
      'module 0-13 keyword=0 headerEnd=8',
      '  name: name 7-8 "m"',
      '  path: broken 8-8',
      '  body: object 11-13',
    ],
    then: [],
  },
  {
    text: `import a from 'b'`,
    errors: [[7, 8, 'expected "{…}" or "* as …" after "import"']],
    first: [
      'import 0-17 keyword=0',
      '  path: string 14-17 "b"',
    ],
    then: [],
  },
  {
    text: `import {a b} from 'c'`,
    errors: [[10, 11, 'expected a line break or "," after the name']],
    first: [
      'import 0-21 keyword=0',
      '  path: string 18-21 "c"',
    ],
    then: [],
  },
  {
    text: `type t = {
  a:
  b: string
}`,
    errors: [[15, 15, 'expected a type']],
    first: [
      'type-declaration 0-29 keyword=0',
      '  name: name 5-6 "t"',
      '  value: object-type 9-29',
      '    properties: 13-15 "a"',
      '      key: name 13-14 "a"',
      '      value: broken 15-15',
      '    properties: 18-27 "b"',
      '      key: name 18-19 "b"',
      '      value: named-type 21-27 "string"',
    ],
    then: [],
  },
  {
    text: `type t = a |
var x = 1`,
    errors: [[12, 12, 'expected a type']],
    first: [
      'type-declaration 0-12 keyword=0',
      '  name: name 5-6 "t"',
      '  value: union-type 9-12',
      '    members: named-type 9-10 "a"',
      '    members: broken 12-12',
    ],
    then: ['variable-declaration 13'],
  },
  {
    text: 'func f(a) string => 1',
    errors: [[8, 9, 'expected a type']],
    first: [
      'function-declaration 0-21 keyword=0',
      '  name: name 5-6 "f"',
      '  parameters: 7-8',
      '    name: name 7-8 "a"',
      '    type: broken 8-8',
      '  returns: named-type 10-16 "string"',
      '  body: literal 20-21 1',
    ],
    then: [],
  },
  {
    text: 'output o string',
    errors: [[15, 15, 'expected "="']],
    first: [
      'output 0-15 keyword=0',
      '  name: name 7-8 "o"',
      '  type: named-type 9-15 "string"',
      '  value: broken 15-15',
    ],
    then: [],
  },
  {
    text: `#disable-next-line
var a = 1`,
    errors: [[0, 18, 'expected a code after "#disable-next-line"']],
    first: [
      'variable-declaration 19-28 keyword=19',
      '  name: name 23-24 "a"',
      '  value: literal 27-28 1',
    ],
    then: [],
  },
  {
    text: `using 'a'`,
    errors: [[0, 5, 'expected a statement: param, var, resource, module, output or another']],
    first: [
      'broken 0-9 keyword=0',
    ],
    then: [],
  },
];

describe('recovery in statements', () => {
  it.each(samples)('goes on after $text', ({ text, errors, first, then }) => {
    const file = parseBicep('main.bicep', text);
    expect(file.errors.map(({ start, end, message }) => [start, end, message])).toEqual(errors);
    expect(file.statements.slice(0, 1).flatMap((statement) => outline(statement))).toEqual(first);
    expect(file.statements.slice(1).map(({ kind, start }) => `${kind} ${start}`)).toEqual(then);
  });
});
