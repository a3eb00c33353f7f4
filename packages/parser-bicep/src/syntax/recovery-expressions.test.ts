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
    text: `var a =
var b = 1`,
    errors: [[7, 7, 'expected an expression']],
    first: [
      'variable-declaration 0-7 keyword=0',
      '  name: name 4-5 "a"',
      '  value: broken 7-7',
    ],
    then: ['variable-declaration 8'],
  },
  {
    text: `var a = 1 2
var b = 1`,
    errors: [[10, 11, 'expected a line break after the value']],
    first: [
      'variable-declaration 0-11 keyword=0',
      '  name: name 4-5 "a"',
      '  value: broken 8-11',
    ],
    then: ['variable-declaration 12'],
  },
  {
    text: `var a = [
  1
  2 3
  4
]
var b = 1`,
    errors: [[18, 19, 'expected a line break or "," after the item']],
    first: [
      'variable-declaration 0-25 keyword=0',
      '  name: name 4-5 "a"',
      '  value: array 8-25',
      '    items: literal 12-13 1',
      '    items: broken 16-19',
      '    items: literal 22-23 4',
    ],
    then: ['variable-declaration 26'],
  },
  {
    text: `var a = f(1,
var b = 1`,
    errors: [[12, 12, 'expected ")"']],
    first: [
      'variable-declaration 0-12 keyword=0',
      '  name: name 4-5 "a"',
      '  value: broken 8-12',
    ],
    then: ['variable-declaration 13'],
  },
  {
    text: 'var a = f(1 2, 3)',
    errors: [[12, 13, 'expected "," or ")"']],
    first: [
      'variable-declaration 0-17 keyword=0',
      '  name: name 4-5 "a"',
      '  value: call 8-17 "f" nameEnd=9',
      '    args: broken 10-13',
      '    args: literal 15-16 3',
    ],
    then: [],
  },
  {
    text: `var a = 'open
var b = 1`,
    errors: [[8, 13, 'the string is not closed before the end of the line']],
    first: [
      'variable-declaration 0-13 keyword=0',
      '  name: name 4-5 "a"',
      '  value: broken 8-13',
    ],
    then: ['variable-declaration 14'],
  },
  {
    text: `var a = 'x\${b
var c = 1`,
    errors: [[13, 13, 'the string is not closed before the end of the line']],
    first: [
      'variable-declaration 0-13 keyword=0',
      '  name: name 4-5 "a"',
      '  value: broken 8-13',
    ],
    then: ['variable-declaration 14'],
  },
  {
    text: `var a = '''open`,
    errors: [[8, 11, `the multi-line string is not closed with '''`]],
    first: [
      'variable-declaration 0-15 keyword=0',
      '  name: name 4-5 "a"',
      '  value: broken 8-15',
    ],
    then: [],
  },
  {
    text: 'var a = { b 1, c: 2 }',
    errors: [[12, 13, 'expected ":" after the name of the property']],
    first: [
      'variable-declaration 0-21 keyword=0',
      '  name: name 4-5 "a"',
      '  value: object 8-21',
      '    items: broken 10-13',
      '    items: property 15-19 "c"',
      '      key: name 15-16 "c"',
      '      value: literal 18-19 2',
    ],
    then: [],
  },
  {
    text: `var a = { b: 1 ]
var c = 2`,
    errors: [[15, 16, 'expected "}" to close the object']],
    first: [
      'variable-declaration 0-16 keyword=0',
      '  name: name 4-5 "a"',
      '  value: broken 8-16',
    ],
    then: ['variable-declaration 17'],
  },
  {
    text: `var a = [1, 2 }
var c = 2`,
    errors: [[14, 15, 'expected "]" to close the array']],
    first: [
      'variable-declaration 0-15 keyword=0',
      '  name: name 4-5 "a"',
      '  value: broken 8-15',
    ],
    then: ['variable-declaration 16'],
  },
  {
    text: `var a = b.
var c = 1`,
    errors: [[10, 10, 'expected the name of a property or function after "."']],
    first: [
      'variable-declaration 0-10 keyword=0',
      '  name: name 4-5 "a"',
      '  value: member 8-10 "" nameStart=10',
      '    of: variable 8-9 "b"',
    ],
    then: ['variable-declaration 11'],
  },
  {
    text: `var a = b[
var c = 1`,
    errors: [[10, 10, 'expected an expression']],
    first: [
      'variable-declaration 0-10 keyword=0',
      '  name: name 4-5 "a"',
      '  value: broken 8-10',
    ],
    then: ['variable-declaration 11'],
  },
  {
    text: `var a = '\\k'`,
    errors: [[9, 11, `unknown escape: \\n, \\r, \\t, \\\\, \\', \\$ and \\u{…} are known`]],
    first: [
      'variable-declaration 0-12 keyword=0',
      '  name: name 4-5 "a"',
      '  value: broken 8-12',
    ],
    then: [],
  },
  {
    text: 'var a = "x"',
    errors: [[8, 9, `strings are written in single quotes: '…'`]],
    first: [
      'variable-declaration 0-11 keyword=0',
      '  name: name 4-5 "a"',
      '  value: broken 7-11',
    ],
    then: [],
  },
  {
    text: 'var a = b & c',
    errors: [[10, 11, 'unexpected character "&"']],
    first: [
      'variable-declaration 0-13 keyword=0',
      '  name: name 4-5 "a"',
      '  value: broken 8-13',
    ],
    then: [],
  },
  {
    text: 'var a = x?.y',
    errors: [[9, 10, 'expected ".?" for safe access, not "?."']],
    first: [
      'variable-declaration 0-12 keyword=0',
      '  name: name 4-5 "a"',
      '  value: member 8-12 "y" nameStart=11 isSafe',
      '    of: variable 8-9 "x"',
    ],
    then: [],
  },
  {
    text: `var a = b +
  c
var d = 1`,
    errors: [[11, 11, 'expected the operand on the same line as the operator']],
    first: [
      'variable-declaration 0-15 keyword=0',
      '  name: name 4-5 "a"',
      '  value: binary 8-15 "+"',
      '    left: variable 8-9 "b"',
      '    right: variable 14-15 "c"',
    ],
    then: ['variable-declaration 16'],
  },
  {
    text: `var a = b +
var d = 1`,
    errors: [[11, 11, 'expected an expression']],
    first: [
      'variable-declaration 0-11 keyword=0',
      '  name: name 4-5 "a"',
      '  value: binary 8-11 "+"',
      '    left: variable 8-9 "b"',
      '    right: broken 11-11',
    ],
    then: ['variable-declaration 12'],
  },
  {
    text: `var a = [for x y: 1]
var c = 1`,
    errors: [[15, 16, 'expected "in"']],
    first: [
      'variable-declaration 0-20 keyword=0',
      '  name: name 4-5 "a"',
      '  value: for 8-20',
      '    loop: 8-17',
      '      item: name 13-14 "x"',
      '      collection: variable 15-16 "y"',
      '    body: literal 18-19 1',
    ],
    then: ['variable-declaration 21'],
  },
  {
    text: `var a = [
  1,
  2
]`,
    errors: [[14, 14, 'items on their own lines are not separated by ","']],
    first: [
      'variable-declaration 0-20 keyword=0',
      '  name: name 4-5 "a"',
      '  value: array 8-20',
      '    items: literal 12-13 1',
      '    items: literal 17-18 2',
    ],
    then: [],
  },
  {
    text: 'var a = (1, 2)',
    errors: [[8, 14, 'expected one value in the parentheses']],
    first: [
      'variable-declaration 0-14 keyword=0',
      '  name: name 4-5 "a"',
      '  value: broken 8-14',
    ],
    then: [],
  },
  {
    text: 'var a = 99999999999999999999999',
    errors: [[8, 31, 'the number is too large']],
    first: [
      'variable-declaration 0-31 keyword=0',
      '  name: name 4-5 "a"',
      '  value: broken 8-31',
    ],
    then: [],
  },
  {
    text: `var a = '\${}'`,
    errors: [[11, 13, 'expected an expression']],
    first: [
      'variable-declaration 0-13 keyword=0',
      '  name: name 4-5 "a"',
      '  value: interpolated 8-13',
      '    parts: interpolation 9-12',
      '      expression: broken 11-11',
    ],
    then: [],
  },
  {
    text: `var a = { 'x\${b': 1 }
var c = 1`,
    errors: [[15, 21, 'the string is not closed before the end of the line'], [21, 21, 'the string is not closed before the end of the line']],
    first: [
      'variable-declaration 0-21 keyword=0',
      '  name: name 4-5 "a"',
      '  value: object 8-21 isIncomplete',
      '    items: broken 10-21',
    ],
    then: ['variable-declaration 22'],
  },
  {
    text: `var a = true ? 1
var b = 1`,
    errors: [[16, 16, 'expected ":" and the value for when the condition is false']],
    first: [
      'variable-declaration 0-16 keyword=0',
      '  name: name 4-5 "a"',
      '  value: conditional 8-16',
      '    condition: literal 8-12 true',
      '    whenTrue: literal 15-16 1',
      '    whenFalse: broken 16-16',
    ],
    then: ['variable-declaration 17'],
  },
  {
    text: `var a = x =>
var b = 1`,
    errors: [[12, 12, 'expected an expression']],
    first: [
      'variable-declaration 0-12 keyword=0',
      '  name: name 4-5 "a"',
      '  value: lambda 8-12',
      '    parameters: name 8-9 "x"',
      '    body: broken 12-12',
    ],
    then: ['variable-declaration 13'],
  },
  {
    text: `var a = ((1)
var b = 1`,
    errors: [[12, 12, 'expected ")"']],
    first: [
      'variable-declaration 0-12 keyword=0',
      '  name: name 4-5 "a"',
      '  value: broken 8-12',
    ],
    then: ['variable-declaration 13'],
  },
];

describe('recovery in expressions', () => {
  it.each(samples)('goes on after $text', ({ text, errors, first, then }) => {
    const file = parseBicep('main.bicep', text);
    expect(file.errors.map(({ start, end, message }) => [start, end, message])).toEqual(errors);
    expect(file.statements.slice(0, 1).flatMap((statement) => outline(statement))).toEqual(first);
    expect(file.statements.slice(1).map(({ kind, start }) => `${kind} ${start}`)).toEqual(then);
  });
});
