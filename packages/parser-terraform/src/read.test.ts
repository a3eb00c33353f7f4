import { describe, expect, it } from 'vitest';
import { scenario, show } from './testing/scenario.js';

const cluster = 'azurerm_kubernetes_cluster.main';

describe('root modules', () => {
  it('are those that nothing else calls', async () => {
    const s = await scenario({
      'envs/prod/main.tf': 'module "aks" { source = "../../modules/aks" }',
      'envs/dev/main.tf': 'module "aks" { source = "../../modules/aks" }',
      'modules/aks/main.tf': 'resource "azurerm_kubernetes_cluster" "main" {}',
      'modules/unused/main.tf': 'resource "azurerm_kubernetes_cluster" "main" {}',
      'vars/prod.tfvars': 'x = 1',
      'examples/basic/main.tf': 'module "it" { source = "../.." }',
      'main.tf': 'resource "azurerm_kubernetes_cluster" "main" {}',
    });
    expect(s.deployments.map(({ id, resources }) => `${id}: ${resources.map(({ address }) => address).join(' ')}`)).toEqual([
      `envs/dev: module.aks.${cluster}`,
      `envs/prod: module.aks.${cluster}`,
      `examples/basic: module.it.${cluster}`,
      `modules/unused: ${cluster}`,
    ]);
  });

  it('include one that only a file with a syntax error calls, and judge it once', async () => {
    const s = await scenario({
      'env/main.tf': 'module "aks" { source = "../aks" }\nresource "x" {',
      'aks/main.tf': 'resource "azurerm_kubernetes_cluster" "main" {}',
    });
    expect(s.deployments.flatMap(({ resources }) => resources.map(({ address }) => address))).toEqual([cluster]);
    expect(s.deployments.map(({ id }) => id)).toEqual(['aks', 'env']);
  });

  it('are none where there are only values', async () => {
    const s = await scenario({ 'a/terraform.tfvars': 'x = 1' });
    expect(s).toMatchObject({ deployments: [], errors: [], notices: [], files: [] });
  });
});

describe('the files of a module', () => {
  it('with a .tofu extension take the place of .tf files of their name', async () => {
    const s = await scenario({
      'main.tf': 'resource "azurerm_kubernetes_cluster" "main" { name = "tf" }',
      'main.tofu': 'resource "azurerm_kubernetes_cluster" "main" { name = "tofu" }',
      'other.tf': 'resource "azurerm_a" "x" {}',
      '.hidden.tf': 'resource "azurerm_a" "hidden" {}',
    });
    expect(s.deployment().resources.map(({ address }) => address)).toEqual([cluster, 'azurerm_a.x']);
    expect(s.value(cluster, 'name')).toBe('"tofu"');
    expect(s.files).toEqual(['main.tofu', 'other.tf']);
  });

  /** As `terraform plan` 1.11.4 merges them. */
  it('that override are merged over the others, in order', async () => {
    const s = await scenario({
      'main.tf': `
variable "a" {
  type    = string
  default = "base"
}
locals {
  x = 1
  y = "base"
}
resource "azurerm_kubernetes_cluster" "main" {
  name = var.a
  x    = local.x
  y    = local.y
  z    = "kept"
  identity { type = "SystemAssigned" }
  dynamic "log" {
    for_each = ["a"]
    content { category = log.value }
  }
  lifecycle { ignore_changes = [tags] }
}`,
      'b_override.tf': 'variable "a" { default = "b" }\nlocals { x = 2 }',
      'override.tf': 'variable "a" { default = "o" }\nlocals { y = "over" }\nresource "azurerm_kubernetes_cluster" "main" {\n  identity { type = "UserAssigned" }\n  log { category = "b" }\n  new = true\n}\nresource "azurerm_a" "none" {}',
    });
    expect(show(s.resource(cluster).body)).toBe('{name: "o", x: 2, y: "over", z: "kept", new: true, identity: [{type: "UserAssigned"}], log: [{category: "b"}]}');
    expect(s.resource(cluster).ignoredChanges).toEqual(['tags']);
    expect(s.trace(cluster, 'identity.0.type')).toBe('override.tf:4');
    expect(s.notices.map(({ origin, message }) => `${s.place(origin.span)} ${message}`)).toEqual([
      'override.tf:8 This block is in an override file, but there is nothing of its name to override.',
    ]);
  });

  it('that declare one address twice are an error, and both are judged', async () => {
    const s = await scenario({
      'a.tf': 'resource "azurerm_kubernetes_cluster" "main" { name = "a" }\nlocals { x = 1 }\nvariable "v" { default = 1 }',
      'b.tf': '\nresource "azurerm_kubernetes_cluster" "main" { name = "b" }\nlocals { x = 2 }\nvariable "v" { default = 2 }\nresource "azurerm_a" "x" { name = azurerm_kubernetes_cluster.main.name }',
    });
    expect(s.errors).toEqual([
      { file: 'b.tf', offset: 1, message: `${cluster} is declared a second time in this module.` },
      { file: 'b.tf', offset: 61, message: 'local.x is declared a second time in this module.' },
      { file: 'b.tf', offset: 78, message: 'variable "v" is declared a second time in this module.' },
    ]);
    const both = s.deployment().resources.filter(({ address }) => address === cluster);
    expect(both.map(({ key, body }) => `${key} ${show(body.entries.get('name'))}`)).toEqual([`${cluster} "a"`, `${cluster}#2 "b"`]);
    expect(s.value('azurerm_a.x', 'name')).toBe('"a"');
  });

  it('with a syntax error leave what is not written open, and are reported in HashiCorp’s words', async () => {
    const text = 'resource "azurerm_a" "x" {\n  name = = 1\n}\n';
    const s = await scenario({
      'good.tf': 'resource "azurerm_kubernetes_cluster" "main" {\n  private_cluster_enabled = true\n  identity {\n    type = "x"\n  }\n  missing = local.nowhere\n}',
      'bad.tf': text,
    });
    expect(s.errors).toEqual([{ file: 'bad.tf', offset: text.indexOf('= 1'), message: expect.stringContaining('Invalid expression') }]);
    const reason = { text: 'bad.tf cannot be parsed', remedy: 'correct the syntax error in bad.tf' };
    expect(s.deployment().incomplete).toEqual(reason);
    const { body } = s.resource(cluster);
    expect(body.open).toEqual(reason);
    expect(s.value(cluster, 'private_cluster_enabled')).toBe('true');
    expect(s.value(cluster, 'identity')).toBe('[{type: "x", …}]');
    expect(s.value(cluster, 'missing')).toBe('?(bad.tf cannot be parsed)');
  });

  it('that cannot be read are an error, and the rest is judged', async () => {
    const s = await scenario({ 'main.tf': 'resource "azurerm_kubernetes_cluster" "main" {}', 'secret.tf!': '' });
    expect(s.errors).toEqual([{ file: 'secret.tf', message: 'The file cannot be read: permission denied.' }]);
    expect(s.resource(cluster).body.open?.text).toBe('secret.tf cannot be read (permission denied)');
    const large = await scenario({ 'main.tf': `# ${'x'.repeat(10_000_001)}` });
    expect(large.errors).toEqual([{ file: 'main.tf', message: 'The file cannot be read: it is larger than 10 MB.' }]);
  });

  it('are parsed once, whatever calls them', async () => {
    const calls = Array.from({ length: 20 }, (_, index) => `module "m${index}" { source = "./m" }\n`).join('');
    const s = await scenario({ 'main.tf': calls, 'm/main.tf': 'resource "azurerm_kubernetes_cluster" "main" {}' });
    expect(s.deployment().resources).toHaveLength(20);
    expect(s.files).toEqual(['m/main.tf', 'main.tf']);
  });
});

describe('provider versions', () => {
  const required = (constraint: string, source = 'hashicorp/azurerm'): string =>
    `terraform {\n  required_providers {\n    azurerm = {\n      source = "${source}"\n      version = "${constraint}"\n    }\n  }\n}\n`;
  const version = async (files: Record<string, string>) => (await scenario(files)).deployment().providers.get('azurerm');

  it.each<[string, object | undefined]>([
    ['4.1.0', { lowest: [4, 1, 0], below: [4, 1, 1] }],
    ['= 4.1', { lowest: [4, 1, 0], below: [4, 1, 1] }],
    ['~> 4.0', { lowest: [4, 0, 0], below: [5, 0, 0] }],
    ['~> 4', { lowest: [4, 0, 0], below: [5, 0, 0] }],
    ['~> 4.1.2', { lowest: [4, 1, 2], below: [4, 2, 0] }],
    ['>= 3.0, < 5.0', { lowest: [3, 0, 0], below: [5, 0, 0] }],
    ['> 3.0.0, <= 4.9.9, != 4.0.0', { lowest: [3, 0, 1], below: [4, 9, 10] }],
    ['>= 4.0.0-beta1', { lowest: [4, 0, 0] }],
    ['newest', undefined],
  ])('follow from the constraint %s', async (constraint, expected) => {
    expect(await version({ 'main.tf': required(constraint) })).toEqual(expected);
  });

  it('are those that all modules allow together', async () => {
    expect(
      await version({
        'main.tf': `${required('>= 3.50')}module "m" { source = "./m" }\nprovider "azurerm" { version = "< 4.20" }`,
        'm/main.tf': 'terraform {\n  required_providers {\n    azurerm = "~> 4.0"\n  }\n}',
      }),
    ).toEqual({ lowest: [4, 0, 0], below: [4, 20, 0] });
  });

  it('are those of the lock file where there is one', async () => {
    expect(
      await version({
        'main.tf': required('>= 3.50'),
        '.terraform.lock.hcl': 'provider "registry.terraform.io/hashicorp/azurerm" {\n  version     = "4.12.3"\n  constraints = ">= 3.50.0"\n  hashes = ["h1:x"]\n}',
      }),
    ).toEqual({ lowest: [4, 12, 3], below: [4, 12, 4] });
  });

  it('are read from JSON, under the name of the source', async () => {
    const s = await scenario({
      'main.tf.json': JSON.stringify({ terraform: { required_providers: { az: { source: 'hashicorp/azurerm', version: '~> 3.0' } } }, provider: { az: { version: '>= 3.5' } } }),
    });
    expect([...s.deployment().providers]).toEqual([['azurerm', { lowest: [3, 5, 0], below: [4, 0, 0] }]]);
  });

  it('are absent without any constraint', async () => {
    expect([...(await scenario({ 'main.tf': 'provider "azurerm" {}' })).deployment().providers]).toEqual([]);
  });
});

describe('files that functions read', () => {
  it('are those inside of the scan, relative to the root module', async () => {
    const s = await scenario({
      'env/main.tf': 'module "m" { source = "../m" }',
      'm/main.tf': `resource "azurerm_kubernetes_cluster" "main" {
  json   = jsondecode(file("\${path.module}/c.json")).private
  text   = templatefile("\${path.module}/t.tpl", { name = "x", on = true })
  escape = file("../../x")
  abs    = file("/etc/passwd")
  none   = fileexists("\${path.module}/none")
  set    = fileset(path.module, "**/*.json")
  braces = fileset(path.module, "{c,d}.{json,tpl}")
}`,
      'm/c.json': '{\n  "private": true\n}',
      'm/t.tpl': 'Hello ${name}%{ if on }!%{ endif }',
      'm/sub/d.json': '{}',
    });
    const address = `module.m.${cluster}`;
    expect(s.value(address, 'json')).toBe('true');
    expect(s.trace(address, 'json')).toBe('m/c.json:2 < m/main.tf:2');
    expect(s.value(address, 'text')).toBe('"Hello x!"');
    expect(s.value(address, 'escape')).toContain('../../x lies outside of the scanned directory');
    expect(s.value(address, 'abs')).toContain('/etc/passwd lies outside of the scanned directory');
    expect(s.value(address, 'none')).toBe('false');
    expect(s.value(address, 'set')).toBe('["c.json", "sub/d.json"]');
    expect(s.value(address, 'braces')).toBe('["c.json"]');
  });
});
