import { describe, expect, it } from 'vitest';
import { scenario } from './testing/scenario.js';

const cluster = 'Microsoft.ContainerService/managedClusters';

async function typesOf(text: string, more: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const { deployments } = await scenario({ 'index.ts': text, ...more });
  return deployments.flatMap(({ resources }) => resources.map(({ type, address }) => `${type} ${address}`));
}

describe('a class of an SDK is found', () => {
  it.each([
    ['as a member of the whole SDK', `import * as azure from '@pulumi/azure-native'; new azure.containerservice.ManagedCluster('a');`],
    ['as a member of a module', `import * as cs from '@pulumi/azure-native/containerservice'; new cs.ManagedCluster('a');`],
    ['by its name', `import { ManagedCluster } from '@pulumi/azure-native/containerservice'; new ManagedCluster('a');`],
    ['by another name', `import { ManagedCluster as MC } from '@pulumi/azure-native/containerservice'; new MC('a');`],
    ['in its own file', `import { ManagedCluster } from '@pulumi/azure-native/containerservice/managedCluster'; new ManagedCluster('a');`],
    ['by the name of its module', `import { containerservice } from '@pulumi/azure-native'; new containerservice.ManagedCluster('a');`],
    ['with a slash behind the package', `import { containerservice } from '@pulumi/azure-native/'; new containerservice.ManagedCluster('a');`],
    ['by a default import', `import azure from '@pulumi/azure-native'; new azure.containerservice.ManagedCluster('a');`],
    ['by require', `const azure = require('@pulumi/azure-native'); new azure.containerservice.ManagedCluster('a');`],
    ['by a destructured require', `const { ManagedCluster } = require('@pulumi/azure-native/containerservice'); new ManagedCluster('a');`],
    ['by import with require', `import azure = require('@pulumi/azure-native'); new azure.containerservice.ManagedCluster('a');`],
    ['by an import alias', `import * as azure from '@pulumi/azure-native'; import cs = azure.containerservice; new cs.ManagedCluster('a');`],
    ['by a dynamic import', `async function main() { const azure = await import('@pulumi/azure-native'); new azure.containerservice.ManagedCluster('a'); } main();`],
    ['through a variable', `import * as azure from '@pulumi/azure-native'; const C = azure.containerservice['ManagedCluster']; new C('a');`],
  ])('%s', async (_how, text) => {
    expect(await typesOf(text)).toEqual([`${cluster} a`]);
  });

  it.each([
    ['a versioned module', `import * as cs from '@pulumi/azure-native/containerservice/v20240901'; new cs.ManagedCluster('a');`, '2024-09-01'],
    ['a member of a preview version', `import * as azure from '@pulumi/azure-native'; new azure.containerservice.v20240902preview.ManagedCluster('a');`, '2024-09-02-preview'],
    ['a generated SDK', `import * as cs from '@pulumi/azure-native_containerservice_v20240901'; new cs.ManagedCluster('a');`, '2024-09-01'],
    ['a generated SDK by path', `import * as cs from './sdks/azure-native_containerservice_v20240901'; new cs.containerservice.ManagedCluster('a');`, '2024-09-01'],
  ])('in %s with its API version', async (_how, text, version) => {
    expect(await typesOf(text)).toEqual([`${cluster}@${version} a`]);
  });

  it('through own files that pass it on', async () => {
    const more = {
      'sdk/index.ts': `export * from './azure'; export { ManagedCluster as Cluster } from '@pulumi/azure-native/containerservice';`,
      'sdk/azure.ts': `export * as azure from '@pulumi/azure-native'; import * as k from '@pulumi/kubernetes'; export { k };`,
    };
    const text = `import { azure, Cluster, k } from './sdk'; new Cluster('a'); new azure.containerservice.ManagedCluster('b'); new k.core.v1.Namespace('c');`;
    expect(await typesOf(text, more)).toEqual([`${cluster} a`, `${cluster} b`, 'kubernetes:v1:Namespace c']);
  });

  it('through CommonJS files', async () => {
    const more = { 'sdk.js': `const azure = require('@pulumi/azure-native'); module.exports = { Cluster: azure.containerservice.ManagedCluster };`, 'other.js': `exports.make = (n, C) => new C(n);` };
    expect(await typesOf(`const { Cluster } = require('./sdk'); const o = require('./other.js'); o.make('a', Cluster);`, more)).toEqual([`${cluster} a`]);
  });

  it('through paths of tsconfig.json, which may have comments', async () => {
    const more = {
      'tsconfig.json': `{ // paths\n "compilerOptions": { "baseUrl": ".", "paths": { "@infra/*": ["lib/*"] }, } }`,
      'lib/aks.ts': `import { ManagedCluster } from '@pulumi/azure-native/containerservice'; export default (name: string) => new ManagedCluster(name);`,
    };
    expect(await typesOf(`import make from '@infra/aks'; make('a');`, more)).toEqual([`${cluster} a`]);
  });

  it('through paths that lead out of the project, where only the file at their end mentions the SDK', async () => {
    const files = {
      'infra/Pulumi.yaml': 'name: app\nruntime: nodejs\n',
      'infra/tsconfig.json': `{ "compilerOptions": { "baseUrl": ".", "paths": { "@acme/*": ["../shared/*"] } } }`,
      'infra/index.ts': `import make from '@acme/platform'; make('a');`,
      'shared/platform.ts': `import { ManagedCluster } from '@pulumi/azure-native/containerservice'; export default (name: string) => new ManagedCluster(name);`,
    };
    const { deployment } = await scenario({ ...files, 'Pulumi.yaml': 'name: none\nruntime: go\n' });
    expect(deployment().resources.map(({ type, address }) => `${type} ${address}`)).toEqual([`${cluster} a`]);
  });

  it('in files that import each other', async () => {
    const more = { 'b.ts': `import { name } from './index'; import * as cs from '@pulumi/azure-native/containerservice'; export function make() { new cs.ManagedCluster(name); }` };
    expect(await typesOf(`import { make } from './b'; export const name = 'a'; make();`, more)).toEqual([`${cluster} a`]);
  });
});

describe('types of the other SDKs', () => {
  it('are those of the provider for @pulumi/azure', async () => {
    const text = `import * as azure from '@pulumi/azure';
      new azure.containerservice.KubernetesCluster('a'); new azure.containerservice.AutomaticCluster('b'); new azure.monitoring.DiagnosticSetting('c');
      new azure.network.Subnet('d');`;
    expect(await typesOf(text)).toEqual([
      'azurerm_kubernetes_cluster a',
      'azurerm_kubernetes_automatic_cluster b',
      'azurerm_monitor_diagnostic_setting c',
      'azure:network/Subnet d',
    ]);
  });

  it('are API version and kind for @pulumi/kubernetes', async () => {
    const text = `import * as k8s from '@pulumi/kubernetes'; import { NetworkPolicy } from '@pulumi/kubernetes/networking/v1';
      new NetworkPolicy('a'); new k8s.apps.v1.Deployment('b'); new k8s.rbac.v1.Role('c'); new k8s.helm.v3.Release('d'); new k8s.yaml.ConfigFile('e');
      new k8s.apiextensions.CustomResource('f', { apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy' });`;
    expect(await typesOf(text)).toEqual([
      'kubernetes:networking.k8s.io/v1:NetworkPolicy a',
      'kubernetes:apps/v1:Deployment b',
      'kubernetes:rbac.authorization.k8s.io/v1:Role c',
      'kubernetes:helm.sh/v3:Release d',
      'kubernetes:yaml:ConfigFile e',
      'kubernetes:cilium.io/v2:CiliumNetworkPolicy f',
    ]);
  });

  it('are in the order in which the program declares them', async () => {
    const more = { 'rg.ts': `import * as r from '@pulumi/azure-native/resources'; export const rg = new r.ResourceGroup('first');` };
    const text = `import { rg } from './rg'; import { containerservice } from '@pulumi/azure-native'; new containerservice.ManagedCluster('second', { resourceGroupName: rg.name });`;
    expect(await typesOf(text, more)).toEqual(['Microsoft.Resources/resourceGroups first', `${cluster} second`]);
  });
});
