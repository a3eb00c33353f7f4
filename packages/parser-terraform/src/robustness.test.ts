import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optionsOf, stepsOf, type Deployment, type Value } from '@akslint/model';
import { scenario } from './testing/scenario.js';

const main = `
variable "on" { type = bool }
variable "pools" {
  type = map(object({ size = optional(number, 3), zones = optional(list(string), ["1"]) }))
  default = { a = {}, b = { size = 2, zones = null } }
}
variable "env" {
  type = string
  validation {
    condition = contains(["dev", "prod"], var.env)
    error_message = "no"
  }
}
locals {
  sizes  = { dev = 1, prod = 3 }
  names  = [for k, v in var.pools : "\${var.env}-\${k}" if v.size > 2]
  merged = merge(local.sizes, { (var.env) = 2 }, var.on ? { x = 1 } : {})
  first  = try(azurerm_kubernetes_cluster.main[0].id, local.names[0], null)
}
module "logs" {
  source   = "./logs"
  for_each = var.on ? toset(["a"]) : toset([])
  cluster  = azurerm_kubernetes_cluster.main
  id       = one(azurerm_kubernetes_cluster.main[*].id)
}
resource "azurerm_kubernetes_cluster" "main" {
  count = var.on ? 1 : 0
  name  = "aks-\${var.env}%{ if var.on }-on%{ endif }"
  size  = local.sizes[var.env]
  text  = <<-EOT
    %{ for n in local.names ~}
    \${n}
    %{ endfor ~}
  EOT
  dynamic "pool" {
    for_each = var.pools
    content {
      name  = pool.key
      zones = pool.value.zones
      dynamic "inner" {
        for_each = pool.value.zones == null ? [] : pool.value.zones
        content { zone = inner.value }
      }
    }
  }
  identity { type = module.logs["a"].out }
  lifecycle { ignore_changes = [tags, pool[0].name] }
}
resource "kubectl_manifest" "m" {
  for_each  = { for i, n in ["x", "y"] : n => i }
  yaml_body = "kind: \${each.key}\\nname: \${var.env}"
}
output "all" { value = azurerm_kubernetes_cluster.main[*].pool[*].zones }
`;

const logs = `
variable "cluster" {}
variable "id" {
  type = string
  nullable = false
}
resource "azurerm_monitor_diagnostic_setting" "s" {
  target = var.id
  name   = var.cluster[0].name
  count  = length(var.cluster)
}
output "out" { value = jsonencode({ a = [for c in var.cluster : c.id] }) }
`;

const fragments = ['{', '}', '[', ']', '(', ')', '"', '${', '}', '=', '==', '?', ':', '*', '[*]', '...', 'null', 'var.on', 'local.first', 'each.key', 'count.index', 'module.logs', 'for', 'in', 'if', '=>', '\n', '<<EOT\n', 'EOT\n', '1e9', '-1', '%{', 'azurerm_kubernetes_cluster.main', 'self', '.', ','];

interface Mutation {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.integer({ min: 0, max: 12 }),
  insert: fc.oneof(fc.constant(''), fc.constantFrom(...fragments), fc.string({ maxLength: 6 })),
});

function mutated(text: string, mutations: readonly Mutation[]): string {
  return mutations.reduce((current, { at, remove, insert }) => {
    const position = Math.floor(at * current.length);
    return current.slice(0, position) + insert + current.slice(position + remove);
  }, text);
}

/** Asks for everything that a deployment holds. */
function walk(deployment: Deployment): number {
  let left = 20_000;
  const visit = (value: Value | undefined, depth: number): void => {
    left -= 1;
    if (value === undefined || left < 0 || depth > 12) return;
    expect(value.origin.span.start).toBeLessThanOrEqual(value.origin.span.end);
    stepsOf(value.origin);
    for (const { value: option } of optionsOf(value)) {
      if (option.kind === 'list') option.items.forEach((item) => visit(item, depth + 1));
      if (option.kind === 'object') for (const key of option.entries.keys()) visit(option.entries.get(key), depth + 1);
    }
  };
  for (const { body, existence, provider } of deployment.resources) [body, existence, provider].forEach((value) => visit(value, 0));
  for (const unread of deployment.unreadModules) visit(unread.arguments, 0);
  return 20_000 - left;
}

describe('any text at all', () => {
  it('is evaluated without throwing', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), fc.array(mutation, { maxLength: 2 }), async (inMain, inLogs) => {
        const s = await scenario({ 'main.tf': mutated(main, inMain), 'logs/main.tf': mutated(logs, inLogs) });
        for (const deployment of s.deployments) walk(deployment);
      }),
      { numRuns: 120 },
    );
  });

  it('gives the same answer twice', async () => {
    const files = { 'main.tf': main, 'logs/main.tf': logs };
    const [one, two] = [await scenario(files), await scenario(files)];
    expect(one.errors).toEqual([]);
    expect(one.notices).toEqual(two.notices);
    expect(one.deployments.map(walk)).toEqual(two.deployments.map(walk));
    expect(one.deployment().resources.map(({ address }) => address)).toEqual([
      'azurerm_kubernetes_cluster.main[0]',
      'kubectl_manifest.m["x"]',
      'kubectl_manifest.m["y"]',
      'module.logs["a"].azurerm_monitor_diagnostic_setting.s[0]',
    ]);
  });

  it('that calls modules by the million ends, and says what was not followed', { timeout: 60_000 }, async () => {
    const levels = Array.from({ length: 20 }, (_, level): [string, string] => [
      `l${level}/main.tf`,
      `module "a" {\n  source = "../l${level + 1}"\n  x = 1\n}\nmodule "b" {\n  source = "../l${level + 1}"\n  x = 2\n}\nvariable "x" { default = 0 }\n`,
    ]);
    const s = await scenario(Object.fromEntries([...levels, ['l20/main.tf', 'variable "x" {}\nresource "azurerm_a" "x" { x = var.x }']]));
    const { unreadModules } = s.deployment('l0');
    expect(unreadModules.length).toBeGreaterThan(0);
    expect(new Set(unreadModules.map(({ reason }) => reason.text))).toEqual(new Set(['the deployment calls more modules than akslint follows']));
  });

  it.each([
    ['nested lists', (n: number) => `locals { a = ${'['.repeat(n)}1${']'.repeat(n)} }`],
    ['nested parentheses', (n: number) => `locals { a = ${'('.repeat(n)}1${')'.repeat(n)} }`],
    ['nested templates', (n: number) => `locals { a = ${'"${'.repeat(n)}1${'}"'.repeat(n)} }`],
    ['a long traversal', (n: number) => `locals { a = local.b${'.c'.repeat(n)} }`],
    ['nested conditionals', (n: number) => `locals { a = ${'true ? 1 : '.repeat(n)}2 }`],
    ['nested negations', (n: number) => `locals { a = ${'!'.repeat(n)}true }`],
    ['a chain of locals', (n: number) => `locals {\n a = local.x${n}\n x0 = 1\n${Array.from({ length: n }, (_, i) => ` x${i + 1} = try(merge({ a = local.x${i} }, {}), [for k in [local.x${i}] : "\${k}"])`).join('\n')}\n}`],
    ['nested blocks', (n: number) => `resource "azurerm_b" "y" {\n${'b {\n'.repeat(n)}${'}\n'.repeat(n)}}\nlocals { a = azurerm_b.y.b }`],
    ['a chain of resources', (n: number) => `locals { a = azurerm_b.x${n}.v }\nresource "azurerm_b" "x0" { v = 1 }\n${Array.from({ length: n }, (_, i) => `resource "azurerm_b" "x${i + 1}" {\n  count = azurerm_b.x${i}[0].v\n  v = azurerm_b.x${i}[0].v\n}`).join('\n')}`],
  ])('of %s, 10,000 deep, overflows nothing', { timeout: 120_000 }, async (_name, text) => {
    const s = await scenario({ 'main.tf': `${text(10_000)}\nresource "azurerm_kubernetes_cluster" "main" { name = local.a }` });
    expect(s.at('azurerm_kubernetes_cluster.main', 'name')).toBeDefined();
  });
});
