import { choice, list, object, originOf, reference, unknown, type Value } from '@akslint/model';
import { describe, expect, it } from 'vitest';
import { show } from '../../testing/scenario.js';
import { evaluateExpression } from '../standalone.js';

const at = originOf({ file: 'main.tf', start: 0, end: 1 });
const reason = { text: 'no value' };
const text = (value: string): Value => ({ kind: 'scalar', value, origin: at });

const named: Readonly<Record<string, Value>> = {
  name: unknown(reason, at, { key: 'var.name', type: 'string' }),
  flag: unknown(reason, at, { key: 'var.flag', type: 'bool', nonNull: true }),
  count_: unknown(reason, at, { key: 'var.count', type: 'number', nonNull: true }),
  given: unknown(reason, at, { key: 'var.given', type: 'string', nonNull: true }),
  tags: unknown(reason, at, { key: 'var.tags', type: 'map' }),
  ips: unknown(reason, at, { key: 'var.ips', type: 'list' }),
  id: reference('azurerm_x.y', ['id'], at),
  open: list([text('a'), text('b')], at, reason),
  some: object(new Map([['a', text('x')]]), at, reason),
  tier: choice(
    [
      { value: text('Free'), when: [{ key: 'var.prod', is: false }] },
      { value: text('Standard'), when: [{ key: 'var.prod', is: true }] },
    ],
    reason,
    at,
  ),
};
const bindings = new Map(Object.entries(named).map(([name, value]) => [name, { value, isUse: false }]));

async function shown(expression: string): Promise<string> {
  return show(await evaluateExpression(expression, undefined, bindings));
}

async function expectAll(expected: Readonly<Record<string, string>>): Promise<void> {
  const entries = await Promise.all(Object.keys(expected).map(async (expression) => [expression, await shown(expression)]));
  expect(Object.fromEntries(entries)).toEqual(expected);
}

describe('Objects and lists that are known in part', () => {
  it('merge keeps the keys that nothing unknown can override', async () => {
    await expectAll({
      'merge({ a = 1 }, tags, { b = 2 })': '{a: ?(no value), b: 2, …}',
      'merge(tags, { a = 1 })': '{a: 1, …}',
      'merge({ a = 1 }, null)': '{a: 1}',
      'merge(some, { b = 1 })': '{a: "x", b: 1, …}',
      'merge({ a = 1, b = 1 }, some)': '{a: "x", b: ?(no value), …}',
    });
  });

  it('lists keep their items, and stay open where more may be', async () => {
    await expectAll({
      'concat(["a"], ips, ["b"])': '["a", "b", …]',
      'concat([id], [name])': '[→azurerm_x.y.id, ?(no value; string, key var.name)]',
      'flatten([["a"], ips, id])': '["a", …]',
      'compact(["", id, name, "a"])': '[→azurerm_x.y.id, "a", …]',
      'contains(open, "a")': 'true',
      'contains(open, "z")': '?(no value; bool, nonNull)',
      'contains(["a", name], "a")': 'true',
      'length(open)': '?(no value; number, nonNull)',
      'length(ips)': '?(no value; number, nonNull, key length(var.ips))',
      'length([name, id])': '2',
      'open[0]': '?(no value)',
      'one([id])': '→azurerm_x.y.id',
      'distinct(["a", name, "a"])': '["a", ?(no value; string, key var.name), …]',
      'toset([id])': '[→azurerm_x.y.id]',
      'alltrue([true, flag])': '?(no value; bool, nonNull, key alltrue([true,var.flag]))',
      'alltrue([false, flag])': 'false',
      'anytrue([true, flag])': 'true',
      'setsubtract(["a", "b"], open)': '[]',
      'setunion(["c"], open)': '["a", "b", "c", …]',
      'keys(some)': '["a", …]',
      'zipmap(["a", name], [1, 2])': '{a: ?(no value), …}',
      'coalescelist([], open)': '["a", "b", …]',
      'slice(["a", name, "c"], 0, 2)': '["a", ?(no value; string, key var.name)]',
      'reverse([id, "a"])': '["a", →azurerm_x.y.id]',
    });
  });

  it('a key that is not known picks one of the values, each under its condition', async () => {
    expect(await shown('lookup({ dev = 1, prod = 3 }, name, 2)')).toBe(
      '1 when eq(var.name,"dev") is true & var.name is dev | 3 when eq(var.name,"prod") is true & var.name is prod | 2 when eq(var.name,"dev") is false & eq(var.name,"prod") is false',
    );
    expect(await shown('lookup(some, "a", "y")')).toBe('"x"');
    expect(await shown('lookup(some, "b", "y")')).toBe('?(no value)');
  });

  it('the first value that is there decides', async () => {
    await expectAll({
      'coalesce(name, "x")': '?(no value; string, nonNull, key coalesce(var.name,"x"))',
      'coalesce(given, "x")': '?(no value; string, nonNull, key var.given)',
      'coalesce(id, "x")': '→azurerm_x.y.id',
      'coalesce(null, "", id)': '→azurerm_x.y.id',
    });
  });
});

describe('Texts that are known in part', () => {
  it('are unknown, and never empty only where that is certain', async () => {
    await expectAll({
      'format("a-%s", name)': '?(no value; string, nonNull, key format("a-%s",var.name))',
      'format("%s%s", name, name)': '?(no value; string, key format("%s%s",var.name,var.name))',
      'format("%s", id)': '→azurerm_x.y.id',
      'join("", [id])': '→azurerm_x.y.id',
      'join("-", [name, "a"])': '?(no value; string, nonNull, key join("-",[var.name,"a"]))',
      'lower(id)': '?(`azurerm_x.y.id` is known only after apply; string, nonNull, key lower(@azurerm_x.y."id"))',
      'trimspace(name)': '?(no value; string, key trimspace(var.name))',
      'sha256(name)': '?(no value; string, nonNull, key sha256(var.name))',
    });
  });

  it('of JSON and YAML give back what they spell', async () => {
    await expectAll({
      'jsondecode(jsonencode({ a = id, b = [name, 1] }))': '{a: →azurerm_x.y.id, b: [?(no value; string, key var.name), 1]}',
      'yamldecode(yamlencode({ a = flag, b = tier })).a': '?(no value; bool, nonNull, key var.flag)',
      'jsondecode(jsonencode(merge({ a = 1 }, tags, { b = 2 }))).b': '2',
    });
    const encoded = await evaluateExpression('jsonencode({ a = name })', undefined, bindings);
    expect(encoded.kind === 'unknown' && show(encoded.content)).toBe('{a: ?(no value; string, key var.name)}');
  });
});

describe('A choice', () => {
  it('is followed through functions and operators, option by option', async () => {
    await expectAll({
      'upper(tier)': '"FREE" when var.prod is false | "STANDARD" when var.prod is true',
      'tier == "Free"': 'true when var.prod is false | false when var.prod is true',
      'join("-", ["a", tier])': '"a-Free" when var.prod is false | "a-Standard" when var.prod is true',
      'length(distinct(["Free", tier]))': '1 when var.prod is false | 2 when var.prod is true',
      'contains(["Free"], tier)': 'true when var.prod is false | false when var.prod is true',
      '"${tier}" == tier': 'true',
      'merge({ t = tier }, { u = 1 })': '{t: "Free" when var.prod is false | "Standard" when var.prod is true, u: 1}',
    });
  });

  it('of more objects than can be told apart keeps what all of them have', async () => {
    const either = (key: string): Value =>
      choice(
        [true, false].map((is) => ({ value: object(new Map([['same', text('x')], [is ? key : `not_${key}`, text('y')]]), at), when: [{ key: `var.${key}`, is }] })),
        reason,
        at,
      );
    const many = new Map('abcdefgh'.split('').map((key) => [key, { value: either(key), isUse: false }]));
    expect(show(await evaluateExpression('merge({ z = 1 }, a, b, c, d, e, f, g, h)', undefined, many))).toBe('{z: ?(no value), same: "x", …}');
  });
});

describe('Questions about unknown values', () => {
  it('have one name however they are put', async () => {
    const same = async (...expressions: readonly string[]): Promise<void> => {
      const answers = new Set(await Promise.all(expressions.map(shown)));
      expect([...answers]).toHaveLength(1);
    };
    await same('name == "a"', '"a" == name', '!(name != "a")');
    await same('count_ > 1', '1 < count_', '!(count_ <= 1)', '!(1 >= count_)');
    await same('flag', 'flag == true', '!!flag', '!(flag == false)', 'flag && true', 'flag || false', 'flag || flag');
    await same('name != "a" && flag', 'flag && !(name == "a")');
  });

  it('are decided where the other operand decides', async () => {
    await expectAll({ 'flag || true': 'true', 'false && flag': 'false', 'flag || !flag': 'true', 'flag && !flag': 'false', 'given == null': 'false', 'id == null': 'false', 'name == name': 'true', 'id == id': 'true' });
  });
});

describe('Large and hostile values', () => {
  it('are unknown with that reason, at once', async () => {
    const bomb = Array.from({ length: 12 }).reduce<string>((inner) => `[for x in [${inner}] : [x, x, x, x, x, x, x, x, x, x]]`, '"a"');
    expect(await shown(`length(toset(${bomb}))`)).toContain('?(');
    expect(await shown('jsondecode(join("", [for x in range(1000) : "["]))')).toBe('?(the JSON is nested too deep to be worked out)');
    expect(await shown('yamldecode(join("", [for x in range(1000) : "["]))')).toContain('?(');
    expect(await shown('yamldecode("a: &a [x,x,x,x,x,x,x,x,x]\\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e]")')).toContain('?(the YAML is too large to be worked out');
    expect(await shown('regex("(a*)*b", join("", [for x in range(1000) : "a"]))')).toContain('Terraform refuses it');
    expect(await shown('tonumber("1e999999999")')).toContain('?(');
    expect(await shown('replace(join("", [for x in range(1000) : "aaaaaaaaaa"]), "a", join("", [for x in range(1000) : "b"]))')).toBe('?(the result of replace is too large to be worked out)');
  });
});
