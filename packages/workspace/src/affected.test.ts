import { expect, it } from 'vitest';
import { lint } from './lint.js';
import type { LintRequest, LintResult } from './result.js';
import { requestFor } from './testing/request.js';
import type { MemoryEntry } from './testing/memory-disk.js';

const cluster = (name: string, more = ''): string => `resource "azurerm_kubernetes_cluster" "${name}" {\n  name = "${name}"\n${more}}\n`;
const bicep = "param private bool\nresource aks 'Microsoft.ContainerService/managedClusters@2025-05-01' = {\n  name: 'aks'\n  location: 'westeurope'\n  properties: { apiServerAccessProfile: { enablePrivateCluster: private, disableRunCommand: true }, disableLocalAccounts: loadTextContent('disabled.txt') == 'yes' }\n}\n";
const manifest = (kind: string, name: string, more = ''): string => `apiVersion: ${kind === 'NetworkPolicy' ? 'networking.k8s.io/' : ''}v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n${kind === 'Namespace' ? '' : '  namespace: shop\n'}${more}`;

const files: Readonly<Record<string, MemoryEntry>> = {
  'aks/main.tf': `variable "private" {}\n${cluster('main', '  private_cluster_enabled = var.private\n  local_account_disabled = file("${path.root}/../../texts/disabled.txt") == "yes"\n')}`,
  'aks/outputs.tf': 'output "x" {\n  value = 1\n}\n',
  'envs/dev/main.tf': 'variable "private" {}\nmodule "aks" {\n  source = "../../aks"\n  private = var.private\n}\n',
  'envs/dev/terraform.tfvars': 'private = false\n',
  'envs/prod/main.tf': 'variable "private" {}\nmodule "aks" {\n  source = "../../aks"\n  private = var.private\n}\n',
  'envs/prod/x.auto.tfvars': 'private = false\n',
  'envs/prod/notes.tfvars': 'private = true\n',
  'lonely/main.tf': cluster('lonely'),
  'network/main.tf': 'resource "azurerm_virtual_network" "main" {\n  name = "x"\n}\n',
  'texts/disabled.txt': 'yes',
  'infra/aks.bicep': bicep,
  'infra/disabled.txt': 'yes',
  'infra/main.bicep': "param private bool\nmodule aks 'aks.bicep' = {\n  name: 'aks'\n  params: { private: private }\n}\n",
  'infra/base.bicepparam': 'using none\nparam private = false\n',
  'infra/dev.bicepparam': "using 'main.bicep'\nparam private = false\n",
  'infra/prod.bicepparam': "using 'main.bicep'\nextends 'base.bicepparam'\n",
  'pulumi/Pulumi.yaml': 'name: shop\nruntime: nodejs\n',
  'pulumi/Pulumi.dev.yaml': 'config:\n  shop:private: false\n',
  'pulumi/Pulumi.prod.yaml': 'config:\n  shop:private: false\n',
  'pulumi/index.ts': "import * as azure from '@pulumi/azure-native';\nimport { name } from './names';\nnew azure.containerservice.ManagedCluster(name, { resourceGroupName: 'r' });\n",
  'pulumi/names.ts': "export const name = 'aks';\n",
  'pulumi/other.ts': "import * as azure from '@pulumi/azure-native';\nnew azure.containerservice.ManagedCluster('apart', { resourceGroupName: 'r' });\n",
  'yaml/Pulumi.yaml': 'name: shop\nruntime: yaml\nresources:\n  aks:\n    type: azure-native:containerservice:ManagedCluster\n    properties: { resourceGroupName: r }\n',
  'yaml/Pulumi.dev.yaml': 'config: {}\n',
  'yaml/Pulumi.prod.yaml': 'config: {}\n',
  'k8s/base/kustomization.yaml': 'resources: [namespace.yaml, web.yaml]\n',
  'k8s/base/namespace.yaml': manifest('Namespace', 'shop'),
  'k8s/base/web.yaml': manifest('Pod', 'web', 'spec: {}\n'),
  'k8s/overlays/dev/kustomization.yaml': 'resources: [../../base]\n',
  'k8s/overlays/prod/kustomization.yaml': 'resources: [../../base, policy.yaml]\npatches: [{ path: patch.yaml }]\n',
  'k8s/overlays/prod/policy.yaml': manifest('NetworkPolicy', 'deny', 'spec:\n  podSelector: {}\n'),
  'k8s/overlays/prod/patch.yaml': manifest('NetworkPolicy', 'deny', 'spec:\n  policyTypes: [Ingress, Egress]\n'),
  'README.md': '# x\n',
};

async function affected(names: readonly string[], more: Partial<LintRequest> & { readonly add?: Readonly<Record<string, MemoryEntry>> } = {}): Promise<LintResult> {
  const { add, ...request } = more;
  return lint(requestFor({ ...files, ...add }, { targets: names, affected: true, ...request }));
}

const deployments = ({ subjects }: LintResult): readonly string[] => subjects.map(({ subject }) => subject.deployment);
const all = (): Promise<LintResult> => lint(requestFor(files));

it.each<readonly [file: string, ...deployments: readonly string[]]>([
  ['aks/outputs.tf', 'envs/dev', 'envs/prod'],
  ['envs/prod/main.tf', 'envs/prod'],
  ['envs/prod/x.auto.tfvars', 'envs/prod'],
  ['envs/prod/notes.tfvars'],
  ['texts/disabled.txt', 'envs/dev', 'envs/prod'],
  ['lonely/main.tf', 'lonely'],
  ['network/main.tf'],
  ['infra/aks.bicep', 'infra/main.bicep with infra/dev.bicepparam', 'infra/main.bicep with infra/prod.bicepparam'],
  ['infra/disabled.txt', 'infra/main.bicep with infra/dev.bicepparam', 'infra/main.bicep with infra/prod.bicepparam'],
  ['infra/prod.bicepparam', 'infra/main.bicep with infra/prod.bicepparam'],
  ['infra/base.bicepparam', 'infra/main.bicep with infra/prod.bicepparam'],
  ['pulumi/Pulumi.prod.yaml', 'pulumi/Pulumi.yaml (prod)'],
  ['pulumi/names.ts', 'pulumi/Pulumi.yaml (dev)', 'pulumi/Pulumi.yaml (prod)'],
  ['pulumi/other.ts', 'pulumi/other.ts'],
  ['yaml/Pulumi.dev.yaml', 'yaml/Pulumi.yaml (dev)'],
  ['k8s/base/web.yaml', 'kubernetes:k8s/overlays/dev', 'kubernetes:k8s/overlays/prod'],
  ['k8s/base/kustomization.yaml', 'kubernetes:k8s/overlays/dev', 'kubernetes:k8s/overlays/prod'],
  ['k8s/overlays/prod/patch.yaml', 'kubernetes:k8s/overlays/prod'],
  ['k8s/overlays/dev/kustomization.yaml', 'kubernetes:k8s/overlays/dev'],
  ['README.md'],
  ['nothing/there.tf'],
  ['aks/gone.tf', 'envs/dev', 'envs/prod'],
])('reports what %s has a part in', async (file, ...expected) => {
  const result = await affected([file]);
  expect([...deployments(result)].sort()).toEqual([...expected].sort());
  const whole = await all();
  expect(result.subjects).toEqual(whole.subjects.filter(({ subject }) => expected.includes(subject.deployment)));
});

it('takes several files, folders, and paths from where it is run', async () => {
  expect(deployments(await affected(['main.tf', '../../lonely'], { cwd: '/repo/envs/prod' }))).toEqual(['envs/prod', 'lonely']);
});

it('reports everything when the configuration changed, and respects what it ignores', async () => {
  const add = { 'akslint.config.yaml': 'ignores: [envs, pulumi, yaml, infra, k8s]\n' };
  expect(deployments(await affected(['akslint.config.yaml'], { add }))).toEqual(['aks', 'lonely']);
  expect(deployments(await affected(['envs/prod/main.tf'], { add }))).toEqual([]);
});

it('reports what a companion in another deployment decides', async () => {
  const add = {
    'plan/main.tf': 'resource "azurerm_security_center_subscription_pricing" "containers" {\n  tier = "Free"\n  resource_type = "Containers"\n}\n',
    'plan/notes.tf': 'locals {}\n',
  };
  expect(deployments(await affected(['plan/main.tf'], { add }))).toContain('lonely');
});

it('reports the cluster that objects of several deployments go to', async () => {
  const files = {
    'main.tf': cluster('main'),
    'apps/main.tf': 'resource "kubernetes_namespace" "shop" {\n  metadata {\n    name = "shop"\n  }\n}\nresource "kubernetes_pod" "web" {\n  metadata {\n    name = "web"\n    namespace = "shop"\n  }\n}\n',
    'k8s/deny.yaml': manifest('NetworkPolicy', 'deny', 'spec:\n  podSelector: { matchLabels: { app: other } }\n  policyTypes: [Ingress, Egress]\n'),
  };
  const reported = async (names: readonly string[], add: Readonly<Record<string, string>> = {}): Promise<readonly string[]> => deployments(await lint(requestFor({ ...files, ...add }, { targets: names, affected: true })));
  expect(await reported(['k8s/deny.yaml'])).toEqual(['.']);
  expect(await reported(['apps/main.tf'])).toEqual(['.']);
  const two = { 'second/main.tf': cluster('second') };
  expect(await reported(['k8s/deny.yaml'], two)).not.toContain('second');
  expect(await reported(['k8s/deny.yaml'], { ...two, 'akslint.config.yaml': 'namespaces:\n  - files: ["k8s/**"]\n    cluster: second\n' })).toContain('second');
});

it('reports the plan of a configuration when its source changed', async () => {
  const values = { name: 'main', location: 'westeurope' };
  const resource = { address: 'azurerm_kubernetes_cluster.main', mode: 'managed', type: 'azurerm_kubernetes_cluster', name: 'main', provider_name: 'registry.terraform.io/hashicorp/azurerm', values };
  const plan = JSON.stringify({ format_version: '1.2', terraform_version: '1.11.0', planned_values: { root_module: { resources: [resource] } }, resource_changes: [] });
  const request = requestFor({ 'main.tf': cluster('main'), 'plan.json': plan, 'other/main.tf': cluster('other') }, { targets: ['main.tf'], affected: true });
  expect(deployments(await lint(request))).toEqual(['plan:plan.json']);
});

it('tells only what concerns the files, and errors of theirs', async () => {
  const add = { 'broken/main.tf': 'resource "x" {\n  a = = 1\n}\n', 'lonely/bad.tf': 'resource "x" {\n  a = = 1\n}\n' };
  const quiet = await affected(['README.md', 'network/main.tf', 'picture.png'], { add });
  expect([quiet.subjects, quiet.notices, quiet.errors]).toEqual([[], [], []]);
  expect((await affected(['broken/main.tf'], { add })).errors.map(({ file }) => file)).toEqual(['broken/main.tf']);
  expect((await affected(['lonely/main.tf'], { add })).errors.map(({ file }) => file)).toEqual(['lonely/bad.tf']);
});

it('tells of a variables file that nothing gives to the module beside it', async () => {
  const { subjects, notices } = await affected(['envs/prod/notes.tfvars', 'envs/prod/more/x.tfvars.json', 'network/x.tfvars', 'aks/x.tfvars'], { add: { 'envs/prod/more/x.tfvars.json': '{}', 'network/x.tfvars': '', 'aks/x.tfvars': '' } });
  expect(subjects).toEqual([]);
  expect(notices.map(({ origin, message }) => `${origin.span.file}: ${message}`)).toEqual(
    ['envs/prod/more/x.tfvars.json', 'envs/prod/notes.tfvars'].map((file) => `${file}: No root module is given this variables file, so it decides nothing. Name it under varFiles in the configuration, or with --var-file.`),
  );
});

it('is a matter of files that are named, not of what git says', async () => {
  await expect(affected(['README.md'], { changes: { kind: 'staged' } })).rejects.toThrow('--affected is told which files changed');
  await expect(affected([''])).rejects.toThrow('An empty path was given.');
});
