import { describe, expect, it } from 'vitest';
import { propertyOf, stepsOf } from '@akslint/model';
import { scenario, show } from '../testing/scenario.js';

const cluster = 'azurerm_kubernetes_cluster.main';

describe('a resource', () => {
  it('is an object of arguments and lists of blocks, without what is Terraform’s own', async () => {
    const s = await scenario({
      'main.tf': `
resource "azurerm_kubernetes_cluster" "main" {
  name       = "prod"
  depends_on = [azurerm_x.y]
  identity {
    type = "UserAssigned"
  }
  log { category = "a" }
  log { category = "b" }
  lifecycle {
    ignore_changes = [tags, default_node_pool[0].node_count, "kubernetes_version"]
  }
  provisioner "local-exec" { command = "true" }
}
resource "azurerm_x" "y" {
  lifecycle { ignore_changes = all }
}`,
    });
    const { body, declaredAt, ignoredChanges, isData, type, key, existence } = s.resource(cluster);
    expect([...body.entries.keys()]).toEqual(['name', 'identity', 'log']);
    expect(s.value(cluster, 'log')).toBe('[{category: "a"}, {category: "b"}]');
    expect({ key, type, isData, ignoredChanges, existence: existence.kind === 'scalar' && existence.value }).toEqual({
      key: cluster,
      type: 'azurerm_kubernetes_cluster',
      isData: false,
      ignoredChanges: ['tags', 'default_node_pool[0].node_count', 'kubernetes_version'],
      existence: true,
    });
    expect(s.resource('azurerm_x.y').ignoredChanges).toBe('all');
    const text = (origin: typeof declaredAt): string => `${s.place(origin.span)} ${origin.span.end - origin.span.start}`;
    expect(text(declaredAt)).toBe(`main.tf:2 ${'resource "azurerm_kubernetes_cluster" "main"'.length}`);
    expect(body.origin).toEqual(declaredAt);
    expect(text(s.at(cluster, 'identity.0')!.origin)).toBe(`main.tf:5 ${'identity'.length}`);
    expect(text(s.at(cluster, 'log.1')!.origin)).toBe('main.tf:9 3');
  });

  it('has attributes that are written like blocks', async () => {
    const s = await scenario({ 'main.tf': `resource "azurerm_kubernetes_cluster" "main" {\n  identity = [{ type = "SystemAssigned" }]\n  none = []\n}` });
    expect(s.value(cluster, 'identity')).toBe('[{type: "SystemAssigned"}]');
    expect(s.value(cluster, 'none')).toBe('[]');
  });

  it('is the same in JSON, where objects stand for blocks', async () => {
    const s = await scenario({
      'main.tf.json': JSON.stringify({
        variable: { private: { type: 'bool', default: true } },
        resource: {
          azurerm_kubernetes_cluster: {
            main: {
              name: 'x-${var.private}',
              private_cluster_enabled: '${var.private}',
              default_node_pool: { name: 'system', upgrade_settings: { max_surge: '10%' } },
              identity: [{ type: 'UserAssigned' }],
              tags: { a: 'b' },
              lifecycle: { ignore_changes: ['tags'] },
              dynamic: { oms_agent: { for_each: ['w'], content: { id: '${oms_agent.value}' } } },
            },
          },
          azapi_resource: { x: { body: { properties: { a: 1 } } } },
        },
      }),
    });
    expect(s.errors).toEqual([]);
    expect(s.value(cluster, 'name')).toBe('"x-true"');
    expect(s.value(cluster, 'private_cluster_enabled')).toBe('true');
    expect(s.value(cluster, 'default_node_pool')).toBe('[{name: "system", upgrade_settings: [{max_surge: "10%"}]}]');
    expect(s.value(cluster, 'identity')).toBe('[{type: "UserAssigned"}]');
    expect(s.value(cluster, 'tags')).toBe('{a: "b"}');
    expect(s.value(cluster, 'oms_agent')).toBe('[{id: "w"}]');
    expect(s.resource(cluster).ignoredChanges).toEqual(['tags']);
    expect(s.value('azapi_resource.x', 'body')).toBe('{properties: {a: 1}}');
  });
});

describe('a dynamic block', () => {
  const dynamic = (forEach: string, content = 'x = p.value', more = ''): Record<string, string> => ({
    'main.tf': `variable "u" { type = bool }\nvariable "any" {}\nvariable "pools" { type = list(object({ on = bool })) }\nresource "azurerm_kubernetes_cluster" "main" {\n  ${more}\n  dynamic "p" {\n    for_each = ${forEach}\n    content {\n      ${content}\n    }\n  }\n}`,
  });

  it('makes a block for each item', async () => {
    expect((await scenario(dynamic('["a", "b"]'))).value(cluster, 'p')).toBe('[{x: "a"}, {x: "b"}]');
    expect((await scenario(dynamic('{ k = "v" }', 'x = "${p.key}=${p.value}"'))).value(cluster, 'p')).toBe('[{x: "k=v"}]');
    expect((await scenario(dynamic('toset(["b", "a"])', 'x = p.key'))).value(cluster, 'p')).toBe('[{x: "a"}, {x: "b"}]');
    expect((await scenario(dynamic('[]'))).value(cluster, 'p')).toBe('[]');
    const s = await scenario(dynamic('["a"]', 'x = p.value', 'p { x = "static" }'));
    expect(s.value(cluster, 'p')).toBe('[{x: "static"}, {x: "a"}]');
    expect(s.trace(cluster, 'p.1')).toBe('main.tf:6');
    expect(s.trace(cluster, 'p.1.x')).toBe('main.tf:7 < main.tf:9');
  });

  it('nests, with an iterator of its own name', async () => {
    const s = await scenario({
      'main.tf': `
resource "azurerm_kubernetes_cluster" "main" {
  dynamic "outer" {
    for_each = [{ name = "a", rules = [1, 2] }]
    iterator = it
    labels   = ["ignored"]
    content {
      name = it.value.name
      dynamic "rule" {
        for_each = it.value.rules
        content {
          port = rule.value
          name = "\${it.value.name}\${rule.key}"
        }
      }
    }
  }
}`,
    });
    expect(s.value(cluster, 'outer')).toBe('[{name: "a", rule: [{port: 1, name: "a0"}, {port: 2, name: "a1"}]}]');
  });

  it('over an undecided condition is a choice of lists', async () => {
    expect((await scenario(dynamic('var.u ? [1] : []'))).value(cluster, 'p')).toBe('[{x: 1}] when var.u is true | [] when var.u is false');
    expect((await scenario(dynamic('var.any != null ? [var.any] : []'))).value(cluster, 'p')).toBe(
      '[{x: ?(variable "any" has no value; nonNull, key var.any)}] when eq(var.any,null) is false | [] when eq(var.any,null) is true',
    );
    expect((await scenario(dynamic('var.any[*]'))).value(cluster, 'p')).toBe('[…]');
  });

  it('over what is not known may be none, or at least one with this content', async () => {
    const s = await scenario(dynamic('var.pools', 'on = p.value.on\n      fixed = true'));
    expect(s.value(cluster, 'p')).toBe(
      '[{on: ?(variable "pools" has no value; bool), fixed: true}, …] when lt(0,length(var.pools)) is true | [] when lt(0,length(var.pools)) is false',
    );
  });

  it('that Terraform refuses leaves the list open', async () => {
    expect((await scenario(dynamic('null'))).value(cluster, 'p')).toBe('[…]');
    expect((await scenario(dynamic('"text"'))).value(cluster, 'p')).toBe('[…]');
    expect((await scenario(dynamic('local.nothing'))).value(cluster, 'p')).toBe('[…]');
  });
});

describe('a provider configuration', () => {
  it('goes with the objects that it makes, through aliases and modules', async () => {
    const s = await scenario({
      'main.tf': `
provider "kubernetes" { host = azurerm_kubernetes_cluster.a.fqdn }
provider "kubernetes" {
  alias = "b"
  host  = azurerm_kubernetes_cluster.b.fqdn
}
provider "helm" {
  kubernetes { host = azurerm_kubernetes_cluster.a.fqdn }
}
resource "azurerm_kubernetes_cluster" "a" {}
resource "azurerm_kubernetes_cluster" "b" {}
resource "kubernetes_namespace" "default" {}
resource "kubernetes_namespace" "aliased" { provider = kubernetes.b }
resource "kubectl_manifest" "none" {}
resource "helm_release" "chart" {}
module "inherits" { source = "./ns" }
module "given" {
  source    = "./ns"
  providers = { kubernetes = kubernetes.b, kubernetes.extra = kubernetes.b }
}`,
      'ns/main.tf': 'resource "kubernetes_namespace" "n" {}\nresource "kubernetes_namespace" "extra" { provider = kubernetes.extra }',
    });
    const host = (address: string): string | undefined => {
      const { provider } = s.resource(address);
      const value = provider && propertyOf(provider, 'host');
      return value?.kind === 'reference' ? value.target : undefined;
    };
    expect(host('kubernetes_namespace.default')).toBe('azurerm_kubernetes_cluster.a');
    expect(host('kubernetes_namespace.aliased')).toBe('azurerm_kubernetes_cluster.b');
    expect(host('module.inherits.kubernetes_namespace.n')).toBe('azurerm_kubernetes_cluster.a');
    expect(host('module.given.kubernetes_namespace.n')).toBe('azurerm_kubernetes_cluster.b');
    expect(host('module.given.kubernetes_namespace.extra')).toBe('azurerm_kubernetes_cluster.b');
    expect(host('module.inherits.kubernetes_namespace.extra')).toBeUndefined();
    expect(s.resource('kubectl_manifest.none').provider).toBeUndefined();
    expect(s.resource('azurerm_kubernetes_cluster.a').provider).toBeUndefined();
    expect([...s.resource('helm_release.chart').provider!.entries.keys()]).toEqual(['kubernetes']);
  });
});

describe('a text in JSON', () => {
  it('of a policy assignment or an azapi body is read, around what is not known in it', async () => {
    const s = await scenario({
      'main.tf': `variable "effect" { type = string }
variable "list" { type = list(string) }
resource "azurerm_resource_policy_assignment" "known" {
  parameters = <<PARAMETERS
{
  "effect": { "value": "deny" }
}
PARAMETERS
}
resource "azurerm_resource_group_policy_assignment" "part" {
  parameters = <<-PARAMETERS
    { "effect": { "value": "\${var.effect}" }, "excluded": { "value": \${jsonencode(var.list)} }, "n": \${var.effect} }
  PARAMETERS
}
resource "azapi_resource" "body" { body = "{\\"properties\\": {\\"a\\": true}}" }
resource "azapi_resource" "broken" { body = "{" }`,
    });
    const content = (address: string, argument: string): string => {
      const value = s.at(address, argument)!;
      return show(value.kind === 'scalar' || value.kind === 'unknown' ? value.content : undefined);
    };
    expect(content('azurerm_resource_policy_assignment.known', 'parameters')).toBe('{effect: {value: "deny"}}');
    expect(content('azurerm_resource_group_policy_assignment.part', 'parameters')).toBe(
      '{effect: {value: ?(variable "effect" has no value; string, key var.effect)}, excluded: {value: ?(variable "list" has no value; list, key var.list)}, n: ?(variable "effect" has no value; string, key var.effect)}',
    );
    expect(content('azapi_resource.body', 'body')).toBe('{properties: {a: true}}');
    expect(content('azapi_resource.broken', 'body')).toBe('nothing');
  });
});

describe('a manifest in YAML', () => {
  it('is read where it stands', async () => {
    const s = await scenario({
      'main.tf': 'resource "kubectl_manifest" "m" {\n  yaml_body = <<YAML\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: apps\nYAML\n}\nresource "kubectl_manifest" "f" { yaml_body = file("${path.module}/ns.yaml") }\nresource "kubectl_manifest" "two" { yaml_body = "a: 1\\n---\\nb: 2" }',
      'ns.yaml': 'kind: Namespace\n',
    });
    const content = (address: string) => {
      const value = s.at(address, 'yaml_body')!;
      return value.kind === 'scalar' || value.kind === 'unknown' ? value.content : undefined;
    };
    const inline = content('kubectl_manifest.m')!;
    const name = inline.kind === 'object' && inline.entries.get('metadata')!;
    const leaf = name && name.kind === 'object' ? name.entries.get('name')! : undefined;
    expect(leaf?.kind === 'scalar' && leaf.value).toBe('apps');
    expect(leaf && s.place(leaf.origin.span)).toBe('main.tf:6');
    const file = content('kubectl_manifest.f')!;
    const kind = file.kind === 'object' ? file.entries.get('kind')! : undefined;
    expect(kind && [s.place(kind.origin.span), stepsOf(kind.origin).length]).toEqual(['ns.yaml:1', 1]);
    expect(content('kubectl_manifest.two')).toBeUndefined();
  });

  it('is read around what is not known in it', async () => {
    const s = await scenario({
      'main.tf': 'variable "ns" { type = string }\nresource "kubectl_manifest" "m" {\n  yaml_body = <<-YAML\n    kind: NetworkPolicy\n    metadata:\n      namespace: ${var.ns}\n      name: deny-${var.ns}\n      labels:\n        ${var.ns}: x\n    spec:\n      podSelector: {}\n    YAML\n}',
    });
    const value = s.at('kubectl_manifest.m', 'yaml_body')!;
    expect(value.kind === 'unknown' && value.content && show(value.content)).toBe(
      '{kind: "NetworkPolicy", metadata: {namespace: ?(variable "ns" has no value; string, key var.ns), name: ?(variable "ns" has no value; string, nonNull), labels: {…}}, spec: {podSelector: {}}}',
    );
  });
});
