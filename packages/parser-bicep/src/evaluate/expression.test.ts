import { describe, expect, it } from 'vitest';
import { optionsOf } from '@akslint/model';
import { bicepValue, show, type Shown } from '../testing/scenario.js';

const declarations = [
  'param unset string',
  'param number int',
  'param flag bool',
  'param other bool',
  'param maybe string?',
  'param thing object',
  "@allowed(['a', 'b'])",
  'param word string',
  "param literal 'x' | 'y'",
  "type shape = { name: string, nested: { on: bool }?, mode: 'm' | 'n' }",
  'param shaped shape',
  "var known = { a: 1, list: ['x', 'y'], Upper: true }",
  'var loop1 = loop2',
  'var loop2 = loop1',
  "func greet(who string, loud bool) string => loud ? '${toUpper(who)}!' : who",
].join('\n');

function table(rows: readonly (readonly [string, Shown])[]): void {
  it.each(rows)('%s', async (expression, expected) => {
    expect(show(await bicepValue(expression, declarations))).toEqual(expected);
  });
}

const noUnset = '? parameter "unset" has no value';
const noFlag = '? parameter "flag" has no value';

describe('operators', () => {
  table([
    ['1 + 2 * 3 - 4', 3],
    ['7 / 2', 3],
    ['-7 / 2', -3],
    ['7 % 3', 1],
    ['1 / 0', '? / cannot be evaluated'],
    ['9007199254740991 + 1', '? + cannot be evaluated'],
    ['-(2)', -2],
    ['!true', false],
    ["'a' == 'A'", false],
    ["'a' =~ 'A'", true],
    ["'a' !~ 'A'", false],
    ["1 == '1'", false],
    ['[1, 2] == [1, 2]', true],
    ['{ a: 1 } == { a: 2 }', false],
    ["'a' < 'b'", true],
    ['2 >= 3', false],
    ["'${1}-${true}-${'x'}'", '1-True-x'],
    ["'''\nline'''", 'line'],
  ]);
});

describe('logic over what is not known', () => {
  table([
    ['flag', noFlag],
    ['flag || true', true],
    ['true || flag', true],
    ['flag && false', false],
    ['flag && true', noFlag],
    ['flag || flag', noFlag],
    ['flag ? 1 : 1', 1],
    ['flag ? 1 : 2', { oneOf: [1, 2] }],
    ['flag ? (flag ? 1 : 2) : 3', { oneOf: [1, 3] }],
    ['!flag ? (flag ? 1 : 2) : 3', { oneOf: [2, 3] }],
    ['flag ? (other ? 1 : 2) : (other ? 1 : 2)', { oneOf: [1, 2] }],
    ["unset == unset", true],
    ["unset == 'a' ? (unset == 'a' ? 1 : 2) : 3", { oneOf: [1, 3] }],
    ["unset != 'a' ? (unset == 'a' ? 1 : 2) : 3", { oneOf: [2, 3] }],
    ['unset == null', false],
    ["'x-${unset}' == ''", false],
    ["'${unset}' == unset", true],
    ['number > 3', '? parameter "number" has no value'],
    ['number + 1', '? parameter "number" has no value'],
    ['-number', '? parameter "number" has no value'],
  ]);

  it('joins conditions on the same thing in one world', async () => {
    const value = await bicepValue("'${flag ? 'a' : 'b'}${flag ? 'c' : 'd'}'", declarations);
    expect(show(value)).toEqual({ oneOf: ['ac', 'bd'] });
    expect(optionsOf(value).map(({ when }) => when)).toEqual([[{ key: 'param flag', is: true }], [{ key: 'param flag', is: false }]]);
  });

  it('gives up where the worlds are too many, and says so', async () => {
    const flags = Array.from({ length: 12 }, (_, index) => `param f${index} bool`).join('\n');
    const text = Array.from({ length: 12 }, (_, index) => `\${f${index} ? 'a' : 'b'}`).join('');
    expect(show(await bicepValue(`'${text}'`, flags))).toBe('? parameter "f0" has no value');
  });
});

describe('what may be null', () => {
  table([
    ['maybe', null],
    ["maybe ?? 'x'", 'x'],
    ["unset ?? 'x'", noUnset],
    ["thing.name ?? 'x'", { oneOf: ['? parameter "thing" has no value', 'x'] }],
    ['null.?a', null],
    ['{ a: 1 }.?b', null],
    ['{ a: 1 }.b', '? there is no property "b"'],
    ['{ a: 1 }[?\'b\']', null],
    ['[1][?5]', null],
    ['[1][5]', '? there is no item 5'],
    ['shaped.?nested.?on', { oneOf: ['? parameter "shaped" has no value', null] }],
    ['known.?a!', 1],
  ]);
});

describe('types of parameters that nobody gives', () => {
  table([
    ['word', { oneOf: ['a', 'b'] }],
    ['literal', { oneOf: ['x', 'y'] }],
    ['shaped.mode', { oneOf: ['m', 'n'] }],
    ['shaped.name', '? parameter "shaped" has no value'],
    ['shaped.unwritten', '? there is no property "unwritten"'],
    ['thing.anything', '? parameter "thing" has no value'],
    ["word == 'a' ? 1 : 2", { oneOf: [1, 2] }],
    ["word == 'c'", false],
  ]);
});

describe('objects and lists', () => {
  table([
    ['known.A', 1],
    ['known.upper', true],
    ["known['list'][1]", 'y'],
    ['{ ...known, a: 2 }.a', 2],
    ['{ a: 2, ...known }.a', 1],
    ['{ a: 1, ...thing }.a', '? parameter "thing" has no value'],
    ['{ ...thing, a: 1 }.a', 1],
    ['{ ...thing, a: 1 }', { a: 1, '…': '…' }],
    ['{ ...(flag ? { a: 1 } : {}), b: 2 }', { oneOf: [{ a: 1, b: 2 }, { b: 2 }] }],
    ['{ ...null, b: 2 }', { b: 2 }],
    ["{ '${'a'}b': 1 }", { ab: 1 }],
    ["{ '${unset}': 1 }", { '${param unset}': 1, '…': '…' }],
    ["{ a: 1, '${unset}': 2, b: 3 }.a", noUnset],
    ["{ a: 1, '${unset}': 2, b: 3 }.b", 3],
    ["contains({ '${unset}': 2 }, 'x')", noUnset],
    ['[...[1], 2, ...[]]', [1, 2]],
    ['[1, ...any(unset)]', [1, '…']],
    ['[for i in range(0, 3): i * i]', [0, 1, 4]],
    ["[for (x, i) in ['a', 'b']: '${x}${i}']", ['a0', 'b1']],
    ['[for x in any(unset): x]', ['…']],
    ['union({ a: { b: 1 } }, thing).a', '? parameter "thing" has no value'],
    ['union(thing, { a: { b: 1 } }).a', { b: 1 }],
    ['union({ a: { b: 1 } }, flag ? { a: { b: 2 } } : {}).a.b', { oneOf: [2, 1] }],
  ]);

  it('knows what a key is that is no text', async () => {
    const value = await bicepValue("{ '${unset}': {} }", declarations);
    if (value.kind !== 'object') throw new Error(value.kind);
    const [key = ''] = value.entries.keys();
    expect(show(value.entries.keyValue?.(key))).toBe(noUnset);
  });
});

describe('variables and functions', () => {
  table([
    ["greet('ann', true)", 'ANN!'],
    ["greet('ann', flag)", { oneOf: ['ANN!', 'ann'] }],
    ['loop1', '? variable "loop1" depends on itself'],
    ['nowhere', '? there is no "nowhere" in main.bicep'],
    ["az.resourceGroup().name", '→ resourceGroup().name'],
    ["sys.toLower('A')", 'a'],
  ]);
});

describe('budgets', () => {
  it('ends a function that calls itself', async () => {
    expect(show(await bicepValue('f(1)', 'func f(x int) int => f(x) + f(x)'))).toBe('? its evaluation goes too deep');
  });

  it('ends texts and lists that double again and again', async () => {
    const texts = Array.from({ length: 40 }, (_, index) => `var t${index + 1} = '\${t${index}}\${t${index}}'`).join('\n');
    expect(show(await bicepValue('t40', `var t0 = 'x'\n${texts}`))).toBe('? the text is too long');
    const lists = Array.from({ length: 40 }, (_, index) => `var l${index + 1} = concat(l${index}, l${index})`).join('\n');
    const value = await bicepValue('l40', `var l0 = [1]\n${lists}`);
    expect(value.kind === 'list' && [value.items.length, value.open?.text]).toEqual([10_000, 'the list has more than 10000 items']);
  });

  it('ends loops in loops', async () => {
    const value = await bicepValue('[for a in range(0, 9999): [for b in range(0, 9999): [for c in range(0, 9999): a]]]');
    expect(value.kind).toBe('list');
  }, 60_000);
});
