import { describe, expect, it } from 'vitest';
import { scenario } from '../testing/scenario.js';

const cluster = 'azurerm_kubernetes_cluster.main';

describe('references', () => {
  it('point at the literal that decides and record each argument on the way', async () => {
    const s = await scenario({
      'main.tf': [
        'module "aks" {',
        '  source  = "./modules/aks"',
        '  private = local.private',
        '}',
        'locals {',
        '  private = var.is_private',
        '}',
        'variable "is_private" {}',
      ].join('\n'),
      'terraform.tfvars': '\nis_private = false\n',
      'modules/aks/main.tf': [
        'variable "private" { type = bool }',
        'resource "azurerm_kubernetes_cluster" "main" {',
        '  private_cluster_enabled = var.private',
        '}',
      ].join('\n'),
    });
    const address = `module.aks.${cluster}`;
    expect(s.value(address, 'private_cluster_enabled')).toBe('false');
    expect(s.trace(address, 'private_cluster_enabled')).toBe(
      'terraform.tfvars:2 < main.tf:6 < main.tf:3 < modules/aks/main.tf:3',
    );
    const { span } = s.at(address, 'private_cluster_enabled')!.origin;
    expect([span.start, span.end]).toEqual([14, 19]);
  });

  it('record the whole argument, not only the reference, as the use', async () => {
    const text = 'locals { a = true }\nresource "azurerm_kubernetes_cluster" "main" {\n  private_cluster_enabled   =  local.a # why\n}';
    const s = await scenario({ 'main.tf': text });
    const via = s.at(cluster, 'private_cluster_enabled')!.origin.via!;
    expect(text.slice(via.span.start, via.span.end)).toBe('private_cluster_enabled   =  local.a');
    expect(via.next).toBeUndefined();
  });

  it('name the innermost item of an object as the use', async () => {
    const s = await scenario({
      'main.tf': 'variable "private" { default = false }\nmodule "aks" {\n  source = "./aks"\n  api_server = {\n    ranges = []\n    private = var.private\n  }\n}',
      'aks/main.tf': 'variable "api_server" {}\nresource "azurerm_kubernetes_cluster" "main" {\n  private_cluster_enabled = var.api_server.private\n}',
    });
    expect(s.trace(`module.aks.${cluster}`, 'private_cluster_enabled')).toBe('main.tf:1 < main.tf:6 < aks/main.tf:3');
  });

  it('do not record the argument in which the deciding text itself stands', async () => {
    const s = await scenario({ 'main.tf': `resource "azurerm_kubernetes_cluster" "main" {\n  tags = [for x in ["a"] : x]\n  other = [for x in [{ a = 1 }] : x.a]\n}` });
    expect(s.trace(cluster, 'tags.0')).toBe('main.tf:2');
    expect(s.trace(cluster, 'other.0')).toBe('main.tf:3');
  });

  it('go through a module output and the argument that names it', async () => {
    const s = await scenario({
      'main.tf': 'module "net" {\n  source = "./net"\n}\nresource "azurerm_kubernetes_cluster" "main" {\n  private_dns_zone_id = module.net.zone\n  location = module.net.nothing\n}',
      'net/main.tf': 'output "zone" {\n  value = local.zone\n}\nlocals {\n  zone = "None"\n}',
    });
    expect(s.value(cluster, 'private_dns_zone_id')).toBe('"None"');
    expect(s.trace(cluster, 'private_dns_zone_id')).toBe('net/main.tf:5 < net/main.tf:2 < main.tf:5');
    expect(s.value(cluster, 'location')).toBe('?(Terraform refuses it: there is no attribute "nothing")');
  });

  it('give what is configured of another resource, and a reference for what is known only after apply', async () => {
    const s = await scenario({
      'main.tf': `
resource "azurerm_resource_group" "rg" {
  name     = "rg-prod"
  location = null
}
data "azurerm_key_vault" "kv" { name = "kv" }
resource "azurerm_kubernetes_cluster" "main" {
  resource_group_name = azurerm_resource_group.rg.name
  location            = azurerm_resource_group.rg.location
  parent              = azurerm_resource_group.rg
  key_vault           = data.azurerm_key_vault.kv.id
  key_vault_name      = data.azurerm_key_vault.kv.name
  principal           = azurerm_thing.other.identity[0].principal_id
  type                = azurerm_thing.other.identity[0].type
  ids                 = azurerm_thing.other.output.properties["a"][0]
  none                = azurerm_thing.other.kubelet_identity[0].object_id
}
resource "azurerm_thing" "other" {
  identity {
    type = "SystemAssigned"
  }
  dynamic "kubelet_identity" {
    for_each = []
    content {}
  }
}`,
    });
    expect(s.value(cluster, 'resource_group_name')).toBe('"rg-prod"');
    expect(s.trace(cluster, 'resource_group_name')).toBe('main.tf:3 < main.tf:8');
    expect(s.value(cluster, 'location')).toBe('→azurerm_resource_group.rg.location');
    expect(s.trace(cluster, 'location')).toBe('main.tf:9');
    expect(s.value(cluster, 'parent')).toBe('→azurerm_resource_group.rg');
    expect(s.value(cluster, 'key_vault')).toBe('→data.azurerm_key_vault.kv.id');
    expect(s.value(cluster, 'key_vault_name')).toBe('"kv"');
    expect(s.value(cluster, 'principal')).toBe('→azurerm_thing.other.identity.0.principal_id');
    expect(s.value(cluster, 'type')).toBe('"SystemAssigned"');
    expect(s.value(cluster, 'none')).toBe('→azurerm_thing.other.kubelet_identity.0.object_id');
    expect(s.value(cluster, 'ids')).toBe('→azurerm_thing.other.output.properties.a.0');
  });

  it('keep a resource that is handed on whole together with its attributes', async () => {
    const s = await scenario({
      'main.tf': `
resource "azurerm_kubernetes_cluster" "main" { name = "prod" }
module "logs" {
  source  = "./logs"
  cluster = azurerm_kubernetes_cluster.main
}`,
      'logs/main.tf': `
variable "cluster" { type = object({ id = string, name = string }) }
resource "azurerm_monitor_diagnostic_setting" "logs" {
  name               = var.cluster.name
  target_resource_id = var.cluster.id
}`,
    });
    const address = 'module.logs.azurerm_monitor_diagnostic_setting.logs';
    expect(s.value(address, 'target_resource_id')).toBe('→azurerm_kubernetes_cluster.main.id');
    expect(s.trace(address, 'target_resource_id')).toBe('main.tf:5 < logs/main.tf:5');
    expect(s.value(address, 'name')).toBe('"prod"');
    expect(s.trace(address, 'name')).toBe('main.tf:2 < main.tf:5 < logs/main.tf:4');
  });

  it('name the cycle that they are in', async () => {
    const s = await scenario({
      'main.tf': `
locals {
  a = local.b
  b = local.c
  c = local.a
}
resource "azurerm_kubernetes_cluster" "main" {
  name = local.a
  location = azurerm_kubernetes_cluster.main.location
}`,
    });
    expect(s.value(cluster, 'name')).toContain('it depends on itself: local.a → local.b → local.c → local.a');
    expect(s.value(cluster, 'location')).toContain(
      'it depends on itself: azurerm_kubernetes_cluster.main.location → azurerm_kubernetes_cluster.main.location',
    );
  });

  it('name a cycle through modules', async () => {
    const s = await scenario({
      'main.tf': 'module "a" {\n  source = "./a"\n  in = module.a.out\n}\nresource "azurerm_kubernetes_cluster" "main" {\n  name = module.a.out\n}',
      'a/main.tf': 'variable "in" {}\noutput "out" { value = var.in }',
    });
    expect(s.value(cluster, 'name')).toContain('it depends on itself: module.a.output.out → module.a.var.in → module.a.in → module.a.output.out');
  });

  it('say what is not declared', async () => {
    const s = await scenario({
      'main.tf': 'resource "azurerm_kubernetes_cluster" "main" {\n  a = var.x\n  b = local.x\n  c = module.x.y\n  d = azurerm_x.y.id\n  e = data.azurerm_x.y.id\n  f = each.key\n  g = count.index\n  h = path.nowhere\n  i = terraform.nothing\n  j = foo\n}',
    });
    expect(s.value(cluster, 'a')).toBe('?(Terraform refuses it: variable "x" is not declared)');
    expect(s.value(cluster, 'b')).toBe('?(Terraform refuses it: local.x is not declared)');
    expect(s.value(cluster, 'c')).toBe('?(Terraform refuses it: module.x is not declared)');
    expect(s.value(cluster, 'd')).toBe('?(Terraform refuses it: azurerm_x.y is not declared)');
    expect(s.value(cluster, 'e')).toBe('?(Terraform refuses it: data.azurerm_x.y is not declared)');
    expect(s.value(cluster, 'f')).toBe('?(Terraform refuses it: "each" means nothing here)');
    expect(s.value(cluster, 'g')).toBe('?(Terraform refuses it: "count" means nothing here)');
    expect(s.value(cluster, 'h')).toBe('?(Terraform refuses it: path.nowhere is not known)');
    expect(s.value(cluster, 'i')).toBe('?(Terraform refuses it: terraform.nothing is not known)');
    expect(s.value(cluster, 'j')).toBe('?(Terraform refuses it: foo is not declared)');
  });

  it('know where a module stands', async () => {
    const resource = 'resource "azurerm_kubernetes_cluster" "main" {\n  module = path.module\n  root = path.root\n  cwd = path.cwd\n}\n';
    const s = await scenario({
      'envs/prod/main.tf': `${resource}module "aks" { source = "../../modules/aks" }`,
      'modules/aks/main.tf': resource,
    });
    expect(s.value(cluster, 'module')).toBe('"."');
    expect(s.value(`module.aks.${cluster}`, 'module')).toBe('"../../modules/aks"');
    expect(s.value(`module.aks.${cluster}`, 'root')).toBe('"."');
    expect(s.value(cluster, 'cwd')).toBe('?(path.cwd is wherever Terraform is run; string, nonNull, key path.cwd)');
  });

  it('take the workspace from TF_WORKSPACE and leave it open without', async () => {
    const files = { 'main.tf': 'resource "azurerm_kubernetes_cluster" "main" { name = terraform.workspace }' };
    expect((await scenario(files)).value(cluster, 'name')).toBe('?(the Terraform workspace is not known; string, nonNull, key terraform.workspace)');
    expect((await scenario(files, { environment: { TF_WORKSPACE: 'prod' } })).value(cluster, 'name')).toBe('"prod"');
  });

  it('are worked out once, however often they are asked for', async () => {
    const doubling = Array.from({ length: 60 }, (_, index) => `  a${index + 1} = [local.a${index}, local.a${index}]`);
    const s = await scenario({ 'main.tf': `locals {\n  a0 = 1\n${doubling.join('\n')}\n}\nresource "azurerm_kubernetes_cluster" "main" { tags = local.a60 }` });
    expect(s.at(cluster, 'tags')!.kind).toBe('list');
  });

  it('end in an unknown value past the depth that akslint follows', async () => {
    const chain = Array.from({ length: 5000 }, (_, index) => `  a${index + 1} = { x = [(local.a${index})] }`);
    const nested = `${'['.repeat(200)}${']'.repeat(200)}`;
    const s = await scenario({
      'main.tf': `locals {\n  a0 = 1\n${chain.join('\n')}\n}\nresource "azurerm_kubernetes_cluster" "main" {\n  tags = local.a5000\n  name = ${Array.from({ length: 400 }, () => '1').join(' + ')}\n  deep = ${nested}\n}`,
    });
    expect(s.at(cluster, 'tags')!.kind).toBe('object');
    expect(s.value(cluster, 'tags').length).toBeLessThan(1000);
    expect(s.value(cluster, 'name')).toBe('400');
    expect(s.at(cluster, 'deep')!.kind).toBe('list');
  });
});
