import { describe, expect, it } from 'vitest';
import { scenario, show, type Scenario } from '../testing/scenario.js';

function all(s: Scenario): Record<string, string> {
  return Object.fromEntries(s.deployment().resources.map(({ address, existence }) => [address, show(existence)]));
}

describe('what is declared and not made', () => {
  it('is told by its place, also in modules that are called for nothing', async () => {
    const s = await scenario({
      'main.tf': 'variable "on" {}\nmodule "m" {\n  source = "./m"\n  for_each = {}\n}\nresource "azurerm_a" "off" { count = 0 }\nresource "azurerm_a" "maybe" { count = var.on ? 1 : 0 }\nresource "azurerm_a" "on" {}\ndata "azurerm_d" "off" { count = 0 }',
      'm/main.tf': 'resource "azurerm_b" "inner" {}',
    });
    const told = s.deployment('.').unmade?.map(({ type, name, declaredAt }) => `${type} ${name} ${s.place(declaredAt.span)}`);
    expect(told).toEqual(['azurerm_a azurerm_a.off main.tf:6', 'azurerm_b azurerm_b.inner m/main.tf:1']);
  });
});

describe('count', () => {
  it('makes as many instances as it says', async () => {
    const s = await scenario({
      'main.tf': 'resource "azurerm_a" "zero" { count = 0 }\nresource "azurerm_a" "two" {\n  count = "2"\n  name = "n${count.index}"\n}\nresource "azurerm_a" "off" { count = false ? 1 : 0 }',
    });
    expect(all(s)).toEqual({ 'azurerm_a.two[0]': 'true', 'azurerm_a.two[1]': 'true' });
    expect(s.value('azurerm_a.two[1]', 'name')).toBe('"n1"');
  });

  it('that rests on an unknown condition makes one instance that may be there', async () => {
    const s = await scenario({
      'main.tf': `
variable "create" { type = bool }
resource "azurerm_a" "x" {
  count = var.create ? 1 : 0
  name  = "x"
}
resource "azurerm_b" "y" {
  first = azurerm_a.x[0].id
  name  = azurerm_a.x[0].name
  one   = one(azurerm_a.x[*].id)
  tried = try(azurerm_a.x[0].id, null)
  all   = azurerm_a.x[*].id
  cond  = var.create ? azurerm_a.x[0].id : "none"
  other = azurerm_a.x[1].id
}`,
    });
    expect(all(s)).toEqual({ 'azurerm_a.x[0]': 'true when var.create is true | false when var.create is false', 'azurerm_b.y': 'true' });
    expect(s.resource('azurerm_a.x[0]').judgedOnce).toBeUndefined();
    expect(s.value('azurerm_b.y', 'first')).toBe('→azurerm_a.x[0].id');
    expect(s.value('azurerm_b.y', 'name')).toBe('"x"');
    expect(s.value('azurerm_b.y', 'one')).toBe('→azurerm_a.x[0].id when var.create is true | null when var.create is false');
    expect(s.value('azurerm_b.y', 'tried')).toBe('→azurerm_a.x[0].id when var.create is true | null when var.create is false');
    expect(s.value('azurerm_b.y', 'all')).toBe('[→azurerm_a.x[0].id] when var.create is true | [] when var.create is false');
    expect(s.value('azurerm_b.y', 'cond')).toBe('→azurerm_a.x[0].id when var.create is true | "none" when var.create is false');
    expect(s.value('azurerm_b.y', 'other')).toBe('?(Terraform refuses it: azurerm_a.x has no instance 1)');
  });

  it('that is not known judges the body once, and answers for every index', async () => {
    const s = await scenario({
      'main.tf': `
variable "n" { type = number }
resource "azurerm_a" "x" {
  count = var.n
  name  = "n\${count.index}"
}
resource "azurerm_b" "y" {
  third = azurerm_a.x[2].id
  one   = one(azurerm_a.x[*].id)
}`,
    });
    expect(all(s)).toEqual({ 'azurerm_a.x': 'true when lt(0,var.n) is true | false when lt(0,var.n) is false', 'azurerm_b.y': 'true' });
    expect(s.resource('azurerm_a.x').judgedOnce?.text).toBe('variable "n" has no value');
    expect(s.value('azurerm_a.x', 'name')).toContain('variable "n" has no value; string, nonNull');
    expect(s.value('azurerm_b.y', 'third')).toBe('→azurerm_a.x.id');
    expect(s.value('azurerm_b.y', 'one')).toContain('→azurerm_a.x.id when lt(0,var.n) is true');
  });

  it('is bounded', async () => {
    const s = await scenario({ 'main.tf': 'resource "azurerm_a" "x" { count = 100000000 }\nresource "azurerm_a" "neg" { count = -1 }\nresource "azurerm_a" "null" { count = null }' });
    expect(all(s)).toEqual({ 'azurerm_a.x': 'true', 'azurerm_a.null': expect.any(String) });
    expect(s.resource('azurerm_a.x').judgedOnce?.text).toBe('there are more than 1024 instances');
  });
});

/** Keys and their order are those of `terraform plan` 1.11.4. */
describe('for_each', () => {
  it('makes an instance for each key, sorted', async () => {
    const s = await scenario({
      'main.tf': `
locals { m = { b = 1, a = 2, "10" = 3, "9" = 4 } }
resource "azurerm_a" "e" {
  for_each = local.m
  name     = each.key
  size     = each.value
}
resource "azurerm_a" "s" {
  for_each = toset(["z", "B", "a"])
  name     = each.value
}
resource "azurerm_b" "y" {
  keys   = [for k, v in azurerm_a.e : "\${k}=\${v.size}"]
  direct = azurerm_a.e["a"].name
  id     = azurerm_a.e["a"].id
  ids    = values(azurerm_a.e)[*].id
  none   = azurerm_a.e["nope"].id
  tried  = try(azurerm_a.e["nope"].id, "fallback")
}`,
    });
    expect(Object.keys(all(s))).toEqual(['azurerm_a.e["10"]', 'azurerm_a.e["9"]', 'azurerm_a.e["a"]', 'azurerm_a.e["b"]', 'azurerm_a.s["B"]', 'azurerm_a.s["a"]', 'azurerm_a.s["z"]', 'azurerm_b.y']);
    expect(s.value('azurerm_a.e["10"]', 'size')).toBe('3');
    expect(s.trace('azurerm_a.e["10"]', 'size')).toBe('main.tf:2 < main.tf:4 < main.tf:6');
    expect(s.value('azurerm_a.s["B"]', 'name')).toBe('"B"');
    expect(s.value('azurerm_b.y', 'keys')).toBe('["10=3", "9=4", "a=2", "b=1"]');
    expect(s.value('azurerm_b.y', 'direct')).toBe('"a"');
    expect(s.value('azurerm_b.y', 'id')).toBe('→azurerm_a.e["a"].id');
    expect(s.value('azurerm_b.y', 'ids')).toBe('[→azurerm_a.e["10"].id, →azurerm_a.e["9"].id, →azurerm_a.e["a"].id, →azurerm_a.e["b"].id]');
    expect(s.value('azurerm_b.y', 'none')).toBe('?(Terraform refuses it: azurerm_a.e has no instance "nope")');
    expect(s.value('azurerm_b.y', 'tried')).toBe('"fallback"');
  });

  it('over known keys with unknown values keeps what is known', async () => {
    const s = await scenario({
      'main.tf': 'variable "p" { type = bool }\nresource "azurerm_a" "e" {\n  for_each = { prod = { private = var.p }, dev = { private = false } }\n  private = each.value.private\n}',
    });
    expect(s.value('azurerm_a.e["prod"]', 'private')).toBe('?(variable "p" has no value; bool, key var.p)');
    expect(s.value('azurerm_a.e["dev"]', 'private')).toBe('false');
  });

  it('that rests on an unknown condition leaves the existence of each instance to it', async () => {
    const s = await scenario({
      'main.tf': `
variable "on" { type = bool }
resource "azurerm_a" "e" {
  for_each = var.on ? { a = { x = 1 } } : {}
  x = each.value.x
}
resource "azurerm_a" "f" {
  for_each = var.on ? toset(["a", "b"]) : toset(["b"])
}
resource "azurerm_b" "y" {
  direct = azurerm_a.e["a"].id
  ids    = values(azurerm_a.e)[*].id
}`,
    });
    expect(all(s)).toEqual({
      'azurerm_a.e["a"]': 'true when var.on is true | false when var.on is false',
      'azurerm_a.f["a"]': 'true when var.on is true | false when var.on is false',
      'azurerm_a.f["b"]': 'true',
      'azurerm_b.y': 'true',
    });
    expect(s.value('azurerm_a.e["a"]', 'x')).toBe('1');
    expect(s.value('azurerm_b.y', 'direct')).toBe('→azurerm_a.e["a"].id');
    expect(s.value('azurerm_b.y', 'ids')).toBe('[→azurerm_a.e["a"].id] when var.on is true | [] when var.on is false');
  });

  it('that is not known judges the body once', async () => {
    const s = await scenario({
      'main.tf': `
variable "clusters" { type = map(object({ private = bool })) }
resource "azurerm_a" "e" {
  for_each = var.clusters
  name     = each.key
  private  = each.value.private
}
resource "azurerm_b" "y" {
  for_each = var.clusters
  id       = azurerm_a.e[each.key].id
  ids      = [for k, v in azurerm_a.e : v.id]
}`,
    });
    const existence = 'true when lt(0,length(var.clusters)) is true | false when lt(0,length(var.clusters)) is false';
    expect(all(s)).toEqual({ 'azurerm_a.e': existence, 'azurerm_b.y': existence });
    expect(s.resource('azurerm_a.e').judgedOnce?.text).toBe('variable "clusters" has no value');
    expect(s.value('azurerm_a.e', 'name')).toBe('?(variable "clusters" has no value; string, nonNull)');
    expect(s.value('azurerm_a.e', 'private')).toBe('?(variable "clusters" has no value; bool)');
    expect(s.value('azurerm_b.y', 'id')).toBe('→azurerm_a.e.id');
    expect(s.value('azurerm_b.y', 'ids')).toBe('[→azurerm_a.e.id, …]');
  });

  it('over keys that are not known judges the body once with the values that are', async () => {
    const s = await scenario({
      'main.tf': `
variable "prefix" { type = string }
resource "azurerm_a" "e" {
  for_each = { for c in [{ name = "x", private = true }, { name = "y", private = true }] : "\${var.prefix}-\${c.name}" => c }
  private  = each.value.private
}
resource "azurerm_a" "one" {
  for_each = { (var.prefix) = { private = true }, known = { private = false } }
  name     = each.key
  private  = each.value.private
}`,
    });
    expect(all(s)).toEqual({ 'azurerm_a.e': 'true', 'azurerm_a.one["known"]': 'true', 'azurerm_a.one': 'true' });
    expect(s.value('azurerm_a.e', 'private')).toBe('true');
    expect(s.value('azurerm_a.one', 'private')).toBe('true');
    expect(s.value('azurerm_a.one', 'name')).toBe('?(variable "prefix" has no value; string, key var.prefix)');
    expect(s.value('azurerm_a.one["known"]', 'private')).toBe('false');
    expect(new Set(s.deployment().resources.map(({ key }) => key)).size).toBe(3);
  });

  it('over texts that may turn out equal leaves open whether there is another', async () => {
    const s = await scenario({ 'main.tf': 'variable "n" { type = string }\nresource "azurerm_a" "e" { for_each = toset(["a", var.n]) }\nresource "azurerm_b" "y" { for_each = toset([var.n]) }' });
    expect(all(s)).toEqual({ 'azurerm_a.e["a"]': 'true', 'azurerm_a.e': expect.stringMatching(/^\?\(some of its items may turn out to be equal/), 'azurerm_b.y': 'true' });
    expect(s.value('azurerm_b.y', 'name')).toBe('nothing');
  });

  it('over what Terraform refuses judges the body once and says so', async () => {
    const s = await scenario({ 'main.tf': 'resource "azurerm_a" "e" {\n  for_each = ["a"]\n  name = each.value\n}' });
    expect(Object.keys(all(s))).toEqual(['azurerm_a.e']);
    expect(s.resource('azurerm_a.e').judgedOnce?.text).toBe('Terraform refuses it: for_each wants a map or a set of texts');
  });

  it('that needs its own resource is a cycle, not a hang', async () => {
    const s = await scenario({ 'main.tf': 'resource "azurerm_a" "e" {\n  for_each = { for k, v in azurerm_a.e : k => v }\n}\nresource "azurerm_b" "y" { count = length(azurerm_b.y) }' });
    expect(Object.keys(all(s))).toEqual(['azurerm_a.e', 'azurerm_b.y']);
    expect(s.resource('azurerm_a.e').judgedOnce?.text).toContain('it depends on itself: azurerm_a.e → azurerm_a.e');
  });
});
