import { describe, expect, it } from 'vitest';
import { scenario, show } from '../testing/scenario.js';

const manifest = (modules: readonly { Key: string; Dir: string }[]): string => JSON.stringify({ Modules: [{ Key: '', Source: '', Dir: '.' }, ...modules] });

describe('a module call', () => {
  it('is followed to any depth, each call with its own values', async () => {
    const s = await scenario({
      'envs/prod/main.tf': 'module "a" {\n  source = "../../modules/stack"\n  size = 1\n}\nmodule "b" {\n  source = "../../modules/stack"\n  size = 2\n}',
      'modules/stack/main.tf': 'variable "size" {}\nmodule "aks" {\n  source = "./inner/aks"\n  size = var.size\n}\noutput "id" { value = module.aks.id }',
      'modules/stack/inner/aks/main.tf': 'variable "size" {}\nresource "azurerm_kubernetes_cluster" "main" {\n  size = var.size\n}\noutput "id" { value = azurerm_kubernetes_cluster.main.id }',
    });
    expect(s.deployments.map(({ id }) => id)).toEqual(['envs/prod']);
    expect(s.value('module.a.module.aks.azurerm_kubernetes_cluster.main', 'size')).toBe('1');
    expect(s.value('module.b.module.aks.azurerm_kubernetes_cluster.main', 'size')).toBe('2');
    expect(s.trace('module.b.module.aks.azurerm_kubernetes_cluster.main', 'size')).toBe(
      'envs/prod/main.tf:7 < modules/stack/main.tf:4 < modules/stack/inner/aks/main.tf:3',
    );
  });

  it('with count or for_each has instances, whose existence what is inside shares', async () => {
    const s = await scenario({
      'main.tf': `
variable "on" { type = bool }
variable "inner" { type = bool }
module "counted" {
  source = "./m"
  count  = var.on ? 1 : 0
  inner  = var.inner
  name   = "c\${count.index}"
}
module "each" {
  source   = "./m"
  for_each = { a = "x", b = "y" }
  inner    = true
  name     = each.value
}
resource "azurerm_b" "y" {
  direct = module.counted[0].id
  one    = one(module.counted[*].id)
  keyed  = module.each["a"].id
  ids    = [for k, m in module.each : m.id]
  splat  = values(module.each)[*].name
}`,
      'm/main.tf': 'variable "inner" { type = bool }\nvariable "name" {}\nresource "azurerm_a" "x" {\n  count = var.inner ? 1 : 0\n  name = var.name\n}\noutput "id" { value = one(azurerm_a.x[*].id) }\noutput "name" { value = var.name }',
    });
    expect(Object.fromEntries(s.deployment().resources.map(({ address, existence }) => [address, show(existence)]))).toEqual({
      'azurerm_b.y': 'true',
      'module.counted[0].azurerm_a.x[0]': 'true when var.on is true & var.inner is true | false',
      'module.each["a"].azurerm_a.x[0]': 'true',
      'module.each["b"].azurerm_a.x[0]': 'true',
    });
    expect(s.value('module.each["b"].azurerm_a.x[0]', 'name')).toBe('"y"');
    expect(s.value('azurerm_b.y', 'keyed')).toBe('→module.each["a"].azurerm_a.x[0].id');
    expect(s.value('azurerm_b.y', 'direct')).toBe('→module.counted[0].azurerm_a.x[0].id when var.on is true & var.inner is true | null when var.on is true & var.inner is false');
    expect(s.value('azurerm_b.y', 'one')).toBe('→module.counted[0].azurerm_a.x[0].id when var.on is true & var.inner is true | null');
    expect(s.value('azurerm_b.y', 'ids')).toBe('[→module.each["a"].azurerm_a.x[0].id, →module.each["b"].azurerm_a.x[0].id]');
    expect(s.value('azurerm_b.y', 'splat')).toBe('["x", "y"]');
  });

  it('with an unknown for_each is judged once, and says so of what is inside', async () => {
    const s = await scenario({
      'main.tf': 'variable "c" { type = map(object({ private = bool })) }\nmodule "m" {\n  source = "./m"\n  for_each = var.c\n  private = each.value.private\n}\nresource "azurerm_b" "y" { id = module.m["prod"].id }',
      'm/main.tf': 'variable "private" { type = bool }\nresource "azurerm_a" "x" { private = var.private }\noutput "id" { value = azurerm_a.x.id }',
    });
    const inside = s.resource('module.m.azurerm_a.x');
    expect(inside.judgedOnce?.text).toBe('variable "c" has no value');
    expect(show(inside.existence)).toBe('true when lt(0,length(var.c)) is true | false when lt(0,length(var.c)) is false');
    expect(s.value('module.m.azurerm_a.x', 'private')).toBe('?(variable "c" has no value; bool)');
    expect(s.value('azurerm_b.y', 'id')).toBe('→module.m.azurerm_a.x.id');
  });

  it('of a module that terraform init downloaded is followed', async () => {
    const s = await scenario({
      'main.tf': 'module "aks" {\n  source  = "Azure/aks/azurerm"\n  version = "9.0.0"\n  private = true\n}\nmodule "local" { source = "./local" }',
      'local/main.tf': 'module "deep" {\n  source = "git::https://example.com/x.git"\n}',
      '.terraform/modules/modules.json': manifest([
        { Key: 'aks', Dir: '.terraform/modules/aks' },
        { Key: 'aks.sub', Dir: '.terraform/modules/aks/sub' },
        { Key: 'local', Dir: 'local' },
        { Key: 'local.deep', Dir: '.terraform/modules/local.deep' },
      ]),
      '.terraform/modules/aks/main.tf': 'variable "private" {}\nresource "azurerm_kubernetes_cluster" "main" { private_cluster_enabled = var.private }\nmodule "sub" { source = "./sub" }',
      '.terraform/modules/aks/sub/main.tf': 'resource "azurerm_a" "x" {}',
      '.terraform/modules/local.deep/main.tf': 'resource "azurerm_a" "deep" {}',
    });
    expect(s.deployment('.').resources.map(({ address }) => address)).toEqual([
      'module.aks.azurerm_kubernetes_cluster.main',
      'module.aks.module.sub.azurerm_a.x',
      'module.local.module.deep.azurerm_a.deep',
    ]);
    expect(s.value('module.aks.azurerm_kubernetes_cluster.main', 'private_cluster_enabled')).toBe('true');
    expect(s.notices).toEqual([]);
    expect(s.deployment('.').unreadModules).toEqual([]);
  });

  it('of a module that is not there is told, with its arguments', async () => {
    const s = await scenario({
      'main.tf': 'variable "on" { type = bool }\nmodule "aks" {\n  source  = "Azure/aks/azurerm"\n  count   = var.on ? 1 : 0\n  private = var.on\n}\nresource "azurerm_b" "y" {\n  id = module.aks[0].cluster_id\n}',
    });
    const [unread] = s.deployment().unreadModules;
    expect({ address: unread!.address, source: unread!.source, reason: unread!.reason, existence: show(unread!.existence), arguments: show(unread!.arguments), at: s.place(unread!.declaredAt.span) }).toEqual({
      address: 'module.aks[0]',
      source: 'Azure/aks/azurerm',
      reason: { text: 'module "aks" (Azure/aks/azurerm) is not downloaded', remedy: 'run terraform init before akslint' },
      existence: 'true when var.on is true | false when var.on is false',
      arguments: '{private: ?(variable "on" has no value; bool, key var.on)}',
      at: 'main.tf:2',
    });
    expect(s.value('azurerm_b.y', 'id')).toBe('?(module "aks" (Azure/aks/azurerm) is not downloaded; nonNull, key module.aks[0].cluster_id)');
    expect(s.notices.map(({ origin, message }) => `${s.place(origin.span)} ${message}`)).toEqual([
      'main.tf:2 Module "aks" (Azure/aks/azurerm) is not downloaded; run terraform init before akslint.',
    ]);
  });

  it('of a module that is not there gives ids that cannot be null, also within an output', async () => {
    const s = await scenario({
      'main.tf': 'module "uami" { source = "acme/uami/azurerm" }\nresource "azurerm_b" "y" {\n  ids  = [module.uami.resource.id, module.uami.all["a"].resource_id]\n  zone = module.uami.resource.zone\n}',
    });
    const why = 'module "uami" (acme/uami/azurerm) is not downloaded';
    expect(s.value('azurerm_b.y', 'ids')).toBe(`[?(${why}; nonNull, key module.uami.resource.id), ?(${why}; nonNull, key module.uami.all.a.resource_id)]`);
    expect(s.value('azurerm_b.y', 'zone')).toBe(`?(${why}; key module.uami.resource.zone)`);
  });

  it('that leaves the scanned directory, or leads nowhere, is told', async () => {
    const s = await scenario({
      'a/main.tf': 'module "up" { source = "../../x" }\nmodule "abs" { source = "/etc/x" }\nmodule "none" { source = "./none" }\nmodule "dynamic" { source = var.x }\nmodule "sourceless" {}',
    });
    expect(s.notices.map(({ message }) => message)).toEqual([
      'The module source ../../x lies outside of the scanned directory; scan a directory that holds both.',
      'The module source /etc/x lies outside of the scanned directory; scan a directory that holds both.',
      'Module "none" cannot be read: there is no module in a/none; correct its source.',
      'The source of module "dynamic" is not a plain text; write its source as a plain text.',
      'Module "sourceless" has no source; write its source as a plain text.',
    ]);
    expect(s.deployment().unreadModules.map(({ address }) => address)).toEqual(['module.up', 'module.abs', 'module.none', 'module.dynamic', 'module.sourceless']);
  });

  it('that leads back to itself ends with a notice', async () => {
    const s = await scenario({
      'a/main.tf': 'module "b" { source = "../b" }\nresource "azurerm_a" "x" { id = module.b.out }',
      'b/main.tf': 'module "a" { source = "../a" }\nresource "azurerm_b" "y" {}\noutput "out" { value = module.a.out }',
    });
    expect(s.deployments.map(({ id }) => id)).toEqual(['a']);
    expect(s.deployment().resources.map(({ address }) => address)).toEqual(['azurerm_a.x', 'module.b.azurerm_b.y']);
    expect(s.notices.map(({ message }) => message)).toEqual(['Module "a" calls a module that it is itself a part of (a); break the cycle.']);
    expect(s.deployment().unreadModules).toEqual([]);
  });
});
