import { describe, expect, it } from 'vitest';
import { scenario } from '../testing/scenario.js';

const cluster = 'azurerm_kubernetes_cluster.main';

/** The value of each expression in a module where `var.u` (a bool), `var.s` (a text) and `var.any` have no value. */
async function evaluated(expressions: Readonly<Record<string, string>>, more = ''): Promise<Record<string, string>> {
  const lines = Object.entries(expressions).map(([name, text]) => `  ${name} = ${text}`);
  const s = await scenario({
    'main.tf': `variable "u" { type = bool }\nvariable "s" { type = string }\nvariable "any" {}\nvariable "nn" {\n  type = string\n  nullable = false\n}\n${more}\nresource "azurerm_kubernetes_cluster" "main" {\n${lines.join('\n')}\n}`,
  });
  expect(s.errors).toEqual([]);
  return Object.fromEntries(Object.keys(expressions).map((name) => [name, s.value(cluster, name)]));
}

const undecided = '?(variable "any" has no value; key var.any)';

describe('a conditional', () => {
  it('gives the branch that a known condition takes', async () => {
    expect(await evaluated({ a: 'true ? 1 : 2', b: '"false" ? 1 : 2', c: '1 == 2 ? "x" : "y"', d: 'null ? 1 : 2', e: '[] ? 1 : 2' })).toEqual({
      a: '1',
      b: '2',
      c: '"y"',
      d: '?(Terraform refuses it: the condition is null)',
      e: '?(Terraform refuses it: a list cannot become bool)',
    });
  });

  it('gives both branches one type, as Terraform does', async () => {
    expect(await evaluated({ a: 'true ? 1 : "x"', b: 'false ? "x" : true', c: 'true ? [1] : ["a"]', d: 'true ? null : 1', e: 'true ? {} : { a = 1 }' })).toEqual({
      a: '"1"',
      b: '"true"',
      c: '["1"]',
      d: 'null',
      e: '{}',
    });
  });

  it('is refused where both branches certainly have no common type', async () => {
    expect(await evaluated({ a: 'true ? { a = 1 } : { a = 1, b = [] }', b: 'try(true ? { a = 1 } : { a = 1, b = [] }, "differ")', c: 'false ? [{ a = 1 }] : { a = 1 }' })).toEqual({
      a: '?(Terraform refuses it: the two results of the condition have no common type)',
      b: '"differ"',
      c: '?(Terraform refuses it: the two results of the condition have no common type)',
    });
  });

  it('takes objects and lists of which a part is not known', async () => {
    const more = `
variable "pool" {
  type    = object({ size = number })
  default = null
}
variable "given" {
  type    = object({ size = number })
  default = { size = 3 }
}
resource "azurerm_user_assigned_identity" "a" {
  name = "a"
  tag { key = "k" }
}`;
    const expressions = {
      a: 'true ? { a = 1 } : { a = var.any, b = [] }',
      b: 'true ? { a = 1 } : { a = 1, b = azurerm_user_assigned_identity.a.id }',
      c: 'true ? azurerm_user_assigned_identity.a.tag[0] : { key = [], a = 1 }',
      d: 'false ? azurerm_user_assigned_identity.a.tag[0] : { a = 1, b = [] }',
      e: 'true ? [var.given, var.pool] : []',
      f: 'true ? { a = var.any } : merge({ b = [] }, var.any)',
    };
    expect(await evaluated(expressions, more)).toEqual({
      a: '{a: 1}',
      b: '{a: 1}',
      c: '{key: "k", …}',
      d: '{a: 1, b: []}',
      e: '[{size: 3}, null]',
      f: `{a: ${undecided}}`,
    });
  });

  it('is worked out in no time where many follow each other', async () => {
    const chain = Array.from({ length: 60 }, (_, index) => `var.s == "${index}" ? "v" : `).join('');
    expect(await evaluated({ a: `${chain}"v"` })).toEqual({ a: '"v"' });
  });

  it('is a choice that rests on an undecided condition', async () => {
    expect(await evaluated({ a: 'var.u ? 1 : 0', b: '!var.u ? 1 : 0', c: 'var.u ? 1 : 1', d: 'var.u ? "x" : var.any' })).toEqual({
      a: '1 when var.u is true | 0 when var.u is false',
      b: '1 when var.u is false | 0 when var.u is true',
      c: '1',
      d: `"x" when var.u is true | ${undecided} when var.u is false`,
    });
  });

  it('leaves out what contradicts the outer condition', async () => {
    expect(await evaluated({ a: 'var.u ? (var.u ? 1 : 2) : 3', b: 'local.x ? 1 : 2', c: 'var.u ? local.n : 0' }, 'locals {\n  x = var.u ? true : false\n  n = var.u ? 5 : 6\n}')).toEqual({
      a: '1 when var.u is true | 3 when var.u is false',
      b: '1 when var.u is true | 2 when var.u is false',
      c: '5 when var.u is true | 0 when var.u is false',
    });
  });

  it('knows what the condition says of a value', async () => {
    expect(
      await evaluated({
        a: 'var.any == null ? "default" : var.any',
        b: 'var.any != null ? [var.any] : []',
        c: 'var.s == "prod" ? var.s : "other"',
        d: 'var.u ? var.u : null',
        e: 'var.nn != "" ? "set" : "empty"',
      }),
    ).toEqual({
      a: '"default" when eq(var.any,null) is true | ?(variable "any" has no value; nonNull, key var.any) when eq(var.any,null) is false',
      b: '[?(variable "any" has no value; nonNull, key var.any)] when eq(var.any,null) is false | [] when eq(var.any,null) is true',
      c: '"prod" when eq(var.s,"prod") is true & var.s is prod | "other" when eq(var.s,"prod") is false',
      d: 'true when var.u is true | null when var.u is false',
      e: '"set" when eq(var.nn,"") is false | "empty" when eq(var.nn,"") is true & var.nn is ',
    });
  });

  it('keeps the condition as the origin of the choice', async () => {
    const s = await scenario({ 'main.tf': 'variable "u" {\n}\nresource "azurerm_kubernetes_cluster" "main" {\n  a = var.u ? 1 : 0\n}' });
    expect(s.trace(cluster, 'a')).toBe('main.tf:1 < main.tf:4');
    const value = s.at(cluster, 'a')!;
    expect(value.kind === 'choice' && value.reason.text).toBe('variable "u" has no value');
  });
});

describe('an index', () => {
  it('picks known members and refuses what is not there', async () => {
    expect(
      await evaluated({
        a: '{ a = 1 }.a',
        b: '{ a = 1 }["a"]',
        c: '[1, 2][1]',
        d: '[1, 2]["0"]',
        e: '[1][1]',
        f: '{ a = 1 }.b',
        g: 'null.a',
        h: '"text".a',
        i: '[{ a = { b = "x" } }][0].a.b',
        j: '[1].a',
        k: '[1].0',
      }),
    ).toEqual({
      a: '1',
      b: '1',
      c: '2',
      d: '1',
      e: '?(Terraform refuses it: there is no item 1)',
      f: '?(Terraform refuses it: there is no attribute "b")',
      g: '?(Terraform refuses it: null has no attribute "a")',
      h: '?(Terraform refuses it: a string has no attribute "a")',
      i: '"x"',
      j: '?(Terraform refuses it: a list has no attribute "a")',
      k: '1',
    });
  });

  it('with a key that is not known gives one of the members, resting on the key', async () => {
    expect(await evaluated({ a: '{ dev = false, prod = true }[var.s]', b: '{ dev = true, prod = true }[var.s]', c: '[true, true][var.any]' })).toEqual({
      a: 'false when var.s is dev | true when var.s is prod',
      b: 'true',
      c: 'true',
    });
  });

  it('names the parts of an unknown value', async () => {
    expect(await evaluated({ a: 'var.any.x', b: 'var.any["x"].y[0]', c: 'var.typed.on', d: 'var.typed.size', e: 'var.typed.list[0].n' }, 'variable "typed" {\n  type = object({ on = bool, size = optional(number, 3), list = list(object({ n = string })) })\n}')).toEqual({
      a: '?(variable "any" has no value; key var.any.x)',
      b: '?(variable "any" has no value; key var.any.x.y[0])',
      c: '?(variable "typed" has no value; bool, key var.typed.on)',
      d: '?(variable "typed" has no value; number, nonNull, key var.typed.size)',
      e: '?(variable "typed" has no value; string, key var.typed.list[0].n)',
    });
  });
});

describe('a splat', () => {
  it('walks lists, takes a single value as a list of one and null as none', async () => {
    expect(await evaluated({ a: '[{ x = 1 }, { x = 2 }][*].x', b: '{ x = 1 }[*].x', c: 'null[*].x', d: '[[1], [2]][*][0]', e: '[{ x = 1 }].*.x', f: 'var.any[*].x', g: '[{ x = [{ y = 1 }] }][*].x[*].y' })).toEqual({
      a: '[1, 2]',
      b: '[1]',
      c: '[]',
      d: '[1, 2]',
      e: '[1]',
      f: '[…]',
      g: '[[1]]',
    });
  });
});

describe('a splat of what has no value', () => {
  it('is one item, or none when it is null', async () => {
    const more = 'variable "o" { type = object({ x = string }) }\nvariable "never" {\n  type = object({ x = string })\n  nullable = false\n}\nvariable "list" { type = list(string) }';
    expect(await evaluated({ a: 'var.s[*]', b: 'var.o[*].x', c: 'var.never[*].x', d: 'var.list[*]', e: 'length(var.o[*]) > 0', f: 'var.o == null ? [] : var.o[*].x' }, more)).toEqual({
      a: '[?(variable "s" has no value; string, nonNull, key var.s)] when eq(var.s,null) is false | [] when eq(var.s,null) is true',
      b: '[?(variable "o" has no value; string, key var.o.x)] when eq(var.o,null) is false | [] when eq(var.o,null) is true',
      c: '[?(variable "never" has no value; string, key var.never.x)]',
      d: '[…]',
      e: 'true when eq(var.o,null) is false | false when eq(var.o,null) is true',
      f: '[] when eq(var.o,null) is true | [?(variable "o" has no value; string, key var.o.x)] when eq(var.o,null) is false',
    });
  });
});

describe('a comprehension', () => {
  it('walks lists and objects in order, with keys and filters', async () => {
    expect(
      await evaluated({
        a: '[for x in [1, 2, 3] : x * 2 if x != 2]',
        b: '[for i, x in ["a", "b"] : "${i}${x}"]',
        c: '[for k, v in { b = 1, a = 2 } : "${k}${v}"]',
        d: '{ for k, v in { b = 1, a = 2 } : v => k }',
        e: '{ for x in ["a", "b", "a"] : x => 1... }',
        f: '{ for x in ["a", "a"] : x => 1 }',
        g: '[for x in null : x]',
        h: '[for x in "text" : x]',
      }),
    ).toEqual({
      a: '[2, 6]',
      b: '["0a", "1b"]',
      c: '["a2", "b1"]',
      d: '{2: "a", 1: "b"}',
      e: '{a: [1, 1], b: [1]}',
      f: '?(Terraform refuses it: two items have the key "a")',
      g: '?(Terraform refuses it: null has no items to walk)',
      h: '?(Terraform refuses it: a string has no items to walk)',
    });
  });

  it('stays open where items may be missing', async () => {
    expect(
      await evaluated({
        a: '[for x in var.any : x]',
        b: '[for x in ["a", var.s] : x if x == "a"]',
        c: '{ for x in ["a"] : x => 1 if var.u }',
        d: '{ for x in ["a", "b"] : (x == "a" ? var.nn : x) => x }',
        e: '[for k, v in { (var.nn) = 1, b = 2 } : v]',
        f: '[for x in (var.u ? ["a"] : []) : x]',
      }),
    ).toEqual({
      a: '?(variable "any" has no value; list)',
      b: '["a", …]',
      c: '{…}',
      d: '{b: "b", …}',
      e: '[2, 1, …]',
      f: '["a"] when var.u is true | [] when var.u is false',
    });
  });
});

describe('a template', () => {
  it('is the value itself when it is one interpolation, and text otherwise', async () => {
    expect(await evaluated({ a: '"${[1]}"', b: '"${1}"', c: '"a${1}b${true}"', d: '"${null}x"', e: '"${[1]}x"', f: '"%{ if true }yes%{ else }no%{ endif }"', g: '"%{ for x in ["a", "b"] }<${x}>%{ endfor }"' })).toEqual({
      a: '[1]',
      b: '1',
      c: '"a1btrue"',
      d: '?(Terraform refuses it: null cannot stand in a text)',
      e: '?(Terraform refuses it: a list cannot stand in a text)',
      f: '"yes"',
      g: '"<a><b>"',
    });
  });

  it('is not empty when something in it is not, and one value by its parts', async () => {
    expect(await evaluated({ a: '"x-${var.s}"', b: '"${var.s}${var.s}"', c: '"${var.u ? "a" : "b"}-x"', d: '"x-${azurerm_x.y.id}" == "x-${azurerm_x.y.id}"' }, 'resource "azurerm_x" "y" {}')).toEqual({
      a: '?(variable "s" has no value; string, nonNull, key join("x-",var.s))',
      b: '?(variable "s" has no value; string, key join(tostring(var.s),var.s))',
      c: '"a-x" when var.u is true | "b-x" when var.u is false',
      d: 'true',
    });
  });

  it('keeps heredocs as text', async () => {
    expect(await evaluated({ a: '<<-EOT\n    a\n      ${1}\n    EOT' })).toEqual({ a: '"a\\n  1\\n"' });
  });
});

describe('operators', () => {
  it('decide where logic decides', async () => {
    expect(await evaluated({ a: 'var.u || true', b: 'var.u && false', c: 'var.u && true', d: '!var.u', e: 'var.u == var.u', f: '1 + 2 * 3 - 4 / 2 % 3' })).toEqual({
      a: 'true',
      b: 'false',
      c: '?(variable "u" has no value; bool, nonNull, key var.u)',
      d: '?(variable "u" has no value; bool, nonNull, key not(var.u))',
      e: 'true',
      f: '5',
    });
  });
});

describe('an object', () => {
  it('keeps the later of two items with one key, and stays open with a key that is not known', async () => {
    expect(await evaluated({ a: '{ a = 1, "a" = 2 }', b: '{ (true) = 1 }', c: '{ (null) = 1 }', d: '{ (var.s) = 1, b = 2 }' })).toEqual({
      a: '{a: 2}',
      b: '{true: 1}',
      c: '?(Terraform refuses it: a key is null)',
      d: '{b: 2, …}',
    });
  });
});

describe('a function', () => {
  it('that a provider, OpenTofu or a later Terraform has leaves the value open', async () => {
    expect(await evaluated({ a: 'provider::azapi::build_id("x")', b: 'try(cidrcontains("10.0.0.0/8", "10.1.2.3"), false)', c: 'convert("1", number)' })).toEqual({
      a: '?(provider::azapi::build_id is a function of a provider, which akslint does not run)',
      b: '?(cidrcontains is a function of OpenTofu or of a later Terraform, which akslint does not work out) | false',
      c: '?(convert is a function of OpenTofu or of a later Terraform, which akslint does not work out)',
    });
  });

  it('that nothing has is refused, with the function that was probably meant', async () => {
    expect(await evaluated({ a: 'frobnicate(1)', b: 'uper("x")', c: 'core::regexal("x", "y")', d: 'list("a")', e: 'try(uper("x"), "default")' })).toEqual({
      a: '?(Terraform refuses it: there is no function "frobnicate")',
      b: '?(Terraform refuses it: there is no function "uper"; did you mean upper?)',
      c: '?(Terraform refuses it: there is no function "regexal"; did you mean regexall?)',
      d: '?(Terraform refuses it: the function "list" was taken away; write tolist([…]))',
      e: '"default"',
    });
  });
});
