import { describe, expect, it } from 'vitest';
import { nativeProgram } from './testing/programs.js';
import { scenario, show } from './testing/scenario.js';

const unclear = `const on = process.env.A === 'x';`;
const key = 'eq(process.env.A,"x")';

describe('the body of an azure-native resource is in the shape of ARM', () => {
  it('a cluster: name, group and what stands beside properties apart, the rest within properties', async () => {
    const body = `{ resourceName: 'prod', resourceGroupName: 'rg', location: 'westeurope', tags: { a: 'b' }, sku: { name: 'Automatic' },
      identity: { type: 'UserAssigned', userAssignedIdentities: ['/id'] }, apiServerAccessProfile: { enablePrivateCluster: true }, disableLocalAccounts: true }`;
    const { resource } = await scenario({ 'index.ts': nativeProgram(body) });
    expect(show(resource('aks').body)).toBe(
      '{name: "prod", resourceGroupName: "rg", location: "westeurope", identity: {type: "UserAssigned", userAssignedIdentities: ["/id"]}, sku: {name: "Automatic"}, tags: {a: "b"}, properties: {apiServerAccessProfile: {enablePrivateCluster: true}, disableLocalAccounts: true}}',
    );
  });

  it('without a name it is the logical name', async () => {
    const { value } = await scenario({ 'index.ts': nativeProgram('{}') });
    expect(value('aks', 'name')).toBe('"aks"');
  });

  it('a diagnostic setting, a policy and a role are attached to what they name', async () => {
    const text = `${nativeProgram('{}')}
      import * as azure from '@pulumi/azure-native';
      new azure.monitor.DiagnosticSetting('d', { resourceUri: aks.id, logs: [{ category: 'kube-audit', enabled: true }], workspaceId: '/ws' });
      new azure.insights.DiagnosticSetting('e', { resourceUri: aks.id, name: 'n' });
      new azure.authorization.PolicyAssignment('p', { scope: aks.id, policyDefinitionId: '/p' });
      new azure.authorization.RoleAssignment('r', { scope: '/subscriptions/1', roleDefinitionId: '/r', principalId: 'x' });`;
    const { resource } = await scenario({ 'index.ts': text });
    expect(show(resource('d').body)).toBe('{name: "d", properties: {logs: [{category: "kube-audit", enabled: true}], workspaceId: "/ws"}}');
    expect(['d', 'e', 'p', 'r'].map((name) => `${resource(name).type} ${show(resource(name).parent)}`)).toEqual([
      'Microsoft.Insights/diagnosticSettings →ManagedCluster aks.id',
      'Microsoft.Insights/diagnosticSettings →ManagedCluster aks.id',
      'Microsoft.Authorization/policyAssignments →ManagedCluster aks.id',
      'Microsoft.Authorization/roleAssignments "/subscriptions/1"',
    ]);
  });

  it('a part of a resource finds it by name, whether the name is given or not', async () => {
    const text = `import * as azure from '@pulumi/azure-native';
      const a = new azure.containerservice.ManagedCluster('a', { resourceGroupName: 'rg' });
      const b = new azure.containerservice.ManagedCluster('b', { resourceGroupName: 'rg', resourceName: 'prod' });
      new azure.containerservice.ManagedNamespace('n1', { resourceGroupName: 'rg', resourceName: a.name, properties: { defaultNetworkPolicy: { ingress: 'DenyAll' } } });
      new azure.containerservice.ManagedNamespace('n2', { resourceGroupName: 'rg', resourceName: b.name });
      new azure.containerservice.ManagedNamespace('n3', { resourceGroupName: 'rg', resourceName: 'PROD' });
      new azure.containerservice.ManagedNamespace('n4', { resourceGroupName: 'rg', resourceName: 'other' });`;
    const { resource, value } = await scenario({ 'index.ts': text });
    expect(['n1', 'n2', 'n3', 'n4'].map((name) => show(resource(name).parent))).toEqual([
      '→ManagedCluster a',
      '→ManagedCluster b',
      '→ManagedCluster b',
      '?(the resource that it names is not in this program)',
    ]);
    expect(value('n1', 'properties')).toBe('{defaultNetworkPolicy: {ingress: "DenyAll"}}');
  });

  it('rules of a security group have properties of their own', async () => {
    const text = `import * as n from '@pulumi/azure-native/network'; new n.NetworkSecurityGroup('g', { securityRules: [{ name: 'r', destinationAddressPrefix: '1.2.3.4' }] });`;
    const { value } = await scenario({ 'index.ts': text });
    expect(value('g', 'properties.securityRules.0.properties.destinationAddressPrefix')).toBe('"1.2.3.4"');
  });

  it('arguments that are one of two objects are read property by property', async () => {
    const { value } = await scenario({ 'index.ts': nativeProgram(`on ? { disableLocalAccounts: true } : { location: 'x' }`, unclear) });
    expect(value('aks', 'properties.disableLocalAccounts')).toBe(`true when ${key} is true | null when ${key} is false`);
    expect(value('aks', 'location')).toBe(`null when ${key} is true | "x" when ${key} is false`);
  });

  it('arguments that are not known leave everything open', async () => {
    const { resource } = await scenario({ 'index.ts': nativeProgram('args', `import { args } from 'somewhere';`) });
    expect(show(resource('aks').body)).toMatch(/^\{name: .*, properties: \{…\}, …\}$/);
  });
});

describe('other bodies', () => {
  it('are as they are written for @pulumi/azure', async () => {
    const text = `import * as azure from '@pulumi/azure'; new azure.containerservice.KubernetesCluster('a', { privateClusterEnabled: true, networkProfile: { networkPlugin: 'azure' } });`;
    const { resource } = await scenario({ 'index.ts': text });
    expect(show(resource('a').body)).toBe('{name: "a", privateClusterEnabled: true, networkProfile: {networkPlugin: "azure"}}');
  });

  it('have API version and kind for @pulumi/kubernetes', async () => {
    const text = `import * as k8s from '@pulumi/kubernetes'; const ns = new k8s.core.v1.Namespace('ns', { metadata: { name: 'prod' } });
      const other = new k8s.core.v1.Namespace('other');
      new k8s.networking.v1.NetworkPolicy('deny', { metadata: { namespace: ns.metadata.name }, spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] } });
      new k8s.networking.v1.NetworkPolicy('more', { metadata: { namespace: other.metadata.apply((m) => m.name) } });`;
    const { resource, value } = await scenario({ 'index.ts': text });
    expect(show(resource('deny').body)).toBe('{apiVersion: "networking.k8s.io/v1", kind: "NetworkPolicy", metadata: {namespace: "prod"}, spec: {podSelector: {}, policyTypes: ["Ingress", "Egress"]}}');
    expect(value('more', 'metadata.namespace')).toBe('→Namespace other.metadata.name');
  });

  it('of what is looked up hold what it is looked up by', async () => {
    const text = `import * as azure from '@pulumi/azure-native'; import * as classic from '@pulumi/azure';
      const found = azure.containerservice.getManagedClusterOutput({ resourceGroupName: 'rg', resourceName: 'prod' });
      const old = azure.containerservice.ManagedCluster.get('old', '/subscriptions/1');
      new azure.monitor.DiagnosticSetting('d', { resourceUri: found.id }); const sub = classic.core.getSubscription({});`;
    const { deployment, resource } = await scenario({ 'index.ts': text });
    expect(deployment().resources.filter(({ isData }) => isData).map(({ type, body }) => `${type} ${show(body)}`)).toEqual([
      'Microsoft.ContainerService/managedClusters {name: "prod", resourceGroupName: "rg", properties: {}}',
      'Microsoft.ContainerService/managedClusters {name: "old", properties: {id: "/subscriptions/1"}}',
      'azurerm_subscription {name: "index.ts:453"}'.replace('453', String(text.indexOf('classic.core'))),
    ]);
    expect(show(resource('d').parent)).toMatch(/^→data ManagedCluster .*\.id$/);
  });
});

describe('whether and how often a resource exists', () => {
  it.each([
    ['a condition that holds', `if (1 < 2) new cs.ManagedCluster('a');`, ['a true']],
    ['a condition that does not hold', `if (1 > 2) new cs.ManagedCluster('a');`, []],
    ['a condition that cannot be decided', `if (on) new cs.ManagedCluster('a');`, [`a true when ${key} is true | false when ${key} is false`]],
    ['the other way', `if (!on) new cs.ManagedCluster('a');`, [`a false when ${key} is true | true when ${key} is false`]],
    ['either way', `if (on) { new cs.ManagedCluster('a'); } else { new cs.ManagedCluster('b'); }`, [`a true when ${key} is true | false when ${key} is false`, `b false when ${key} is true | true when ${key} is false`]],
    ['a ternary', `const c = on ? new cs.ManagedCluster('a') : undefined;`, [`a true when ${key} is true | false when ${key} is false`]],
    ['what stands after a failure', `if (!on) throw new Error(); new cs.ManagedCluster('a');`, ['a true']],
    ['a switch', `switch (process.env.A) { case 'x': new cs.ManagedCluster('a'); break; default: new cs.ManagedCluster('b'); }`, [`a true when ${key} is true | false when ${key} is false`, `b false when ${key} is true | true when ${key} is false`]],
    ['a loop over what is known', `for (const n of ['a', 'b']) new cs.ManagedCluster(n);`, ['a true', 'b true']],
    ['map over what is known', `['a', 'b'].map((n) => new cs.ManagedCluster(n));`, ['a true', 'b true']],
    ['forEach over entries', `Object.entries({ a: 1, b: 2 }).forEach(([n]) => { new cs.ManagedCluster(n); });`, ['a true', 'b true']],
    ['a function that is called twice', `function make(n: string) { return new cs.ManagedCluster(n); } make('a'); make('b');`, ['a true', 'b true']],
    ['an exported function', `module.exports = async () => { new cs.ManagedCluster('a'); };`, ['a true']],
    ['a callback of an output', `pulumi.output(1).apply(() => new cs.ManagedCluster('a'));`, ['a true']],
  ])('%s', async (_what, text, expected) => {
    const { deployments } = await scenario({ 'index.ts': `import * as pulumi from '@pulumi/pulumi'; import * as cs from '@pulumi/azure-native/containerservice'; ${unclear} ${text}` });
    expect(deployments.flatMap(({ resources }) => resources.map(({ address, existence }) => `${address} ${show(existence)}`))).toEqual(expected);
  });

  it.each([
    ['a loop', `for (const n of list) new cs.ManagedCluster(n.name, { disableLocalAccounts: n.on });`],
    ['a map', `list.map((n: any) => new cs.ManagedCluster(n.name, { disableLocalAccounts: n.on }));`],
    ['a callback of something unknown', `each(list, (n: any) => new cs.ManagedCluster(n.name, { disableLocalAccounts: n.on }));`],
  ])('%s over something unknown is judged once', async (_what, text) => {
    const { deployments } = await scenario({ 'index.ts': `import * as cs from '@pulumi/azure-native/containerservice'; import { list, each } from 'somewhere'; ${text}` });
    const [made, ...more] = deployments[0]?.resources ?? [];
    expect([more.length, made?.address, made?.judgedOnce?.text, show(made?.existence)]).toEqual([0, 'n.name', expect.stringContaining('of package somewhere is not read'), 'true']);
    expect(show(made?.body.entries.get('properties'))).toMatch(/^\{disableLocalAccounts: \?\(/);
  });

  it('a list with items that cannot be seen gives those that can, and one more', async () => {
    const text = `import * as cs from '@pulumi/azure-native/containerservice'; import { more } from 'somewhere'; for (const n of ['a', ...more]) new cs.ManagedCluster(n);`;
    const { deployments } = await scenario({ 'index.ts': text });
    expect(deployments[0]?.resources.map(({ address, judgedOnce }) => `${address} ${judgedOnce !== undefined}`)).toEqual(['a false', 'n true']);
  });
});

describe('components', () => {
  const component = `
import * as pulumi from '@pulumi/pulumi';
import * as azure from '@pulumi/azure-native';
import * as k8s from '@pulumi/kubernetes';
interface Args { isPrivate?: pulumi.Input<boolean>; }
export class Platform extends pulumi.ComponentResource {
  readonly cluster: azure.containerservice.ManagedCluster;
  constructor(name: string, args: Args = {}, opts?: pulumi.ComponentResourceOptions) {
    super('acme:Platform', name, {}, opts);
    this.cluster = new azure.containerservice.ManagedCluster('aks', {
      apiServerAccessProfile: { enablePrivateCluster: args.isPrivate ?? false },
    }, { parent: this });
    const provider = new k8s.Provider('k', { kubeconfig: this.cluster.fqdn }, { parent: this });
    new k8s.core.v1.Namespace(\`\${name}-ns\`, {}, { parent: this, provider });
    this.registerOutputs({ id: this.cluster.id });
  }
}`;

  it('give their arguments to what they make, with the way there', async () => {
    const { value, trace, resource, place } = await scenario({
      'platform.ts': component,
      'index.ts': `import { Platform } from './platform';\nconst isPrivate = true;\nnew Platform('one', { isPrivate });\n`,
    });
    expect(value('aks', 'properties.apiServerAccessProfile.enablePrivateCluster')).toBe('true');
    expect(trace('aks', 'properties.apiServerAccessProfile.enablePrivateCluster')).toBe('index.ts:2 < index.ts:3 < platform.ts:11');
    expect(place(resource('aks').declaredAt)).toBe('platform.ts:10 < index.ts:3');
    expect(show(resource('one-ns').provider)).toBe('{name: "k", kubeconfig: →ManagedCluster aks.fqdn, derivedFrom: [→ManagedCluster aks.fqdn]}');
  });

  it('stand in the address where a name occurs twice', async () => {
    const { deployment } = await scenario({ 'platform.ts': component, 'index.ts': `import { Platform } from './platform'; new Platform('one'); new Platform('two', { isPrivate: true });` });
    const clusters = deployment().resources.filter(({ type }) => type.endsWith('managedClusters'));
    expect(clusters.map(({ address, key: unique }) => `${address} ${unique}`)).toEqual(['one/aks ManagedCluster aks', 'two/aks ManagedCluster aks#2']);
  });

  it('pass providers on to their children', async () => {
    const text = `import * as pulumi from '@pulumi/pulumi'; import * as k8s from '@pulumi/kubernetes';
      const provider = new k8s.Provider('k', { kubeconfig: 'x' });
      class C extends pulumi.ComponentResource { constructor(n: string, o: any) { super('t', n, {}, o); new k8s.core.v1.Namespace('ns', {}, { parent: this }); } }
      new C('c', { providers: { kubernetes: provider } });`;
    const { resource } = await scenario({ 'index.ts': text });
    expect(show(resource('ns').provider)).toBe('{name: "k", kubeconfig: "x"}');
  });

  it('that extend a class of an SDK are that resource', async () => {
    const text = `import * as azure from '@pulumi/azure';
      class Safe extends azure.containerservice.KubernetesCluster { constructor(name: string, args: any) { super(name, { ...args, localAccountDisabled: true }); } }
      const c = new Safe('s', { privateClusterEnabled: true });
      new azure.monitoring.DiagnosticSetting('d', { targetResourceId: c.id });`;
    const { resource, value } = await scenario({ 'index.ts': text });
    expect(show(resource('s').body)).toBe('{name: "s", privateClusterEnabled: true, localAccountDisabled: true}');
    expect(value('d', 'targetResourceId')).toBe('→KubernetesCluster s.id');
  });
});

describe('options', () => {
  it('ignoreChanges are the ignored changes', async () => {
    const text = `import * as cs from '@pulumi/azure-native/containerservice'; new cs.ManagedCluster('a', {}, { ignoreChanges: ['kubernetesVersion'] }); new cs.ManagedCluster('b', {}, { ignoreChanges: ['*'] });`;
    const { resource } = await scenario({ 'index.ts': text });
    expect([resource('a').ignoredChanges, resource('b').ignoredChanges]).toEqual([['kubernetesVersion'], 'all']);
  });

  it('a transformation is advice on the body', async () => {
    const text = `import * as cs from '@pulumi/azure-native/containerservice'; new cs.ManagedCluster('a', {}, { transformations: [(x) => undefined] }); new cs.ManagedCluster('b', {}, { transforms: [] });`;
    const { resource } = await scenario({ 'index.ts': text });
    expect([resource('a').body.advice, resource('b').body.advice]).toEqual([['A transformation may change what is written here; what it changes is not followed.'], undefined]);
  });
});

describe('positions', () => {
  it('a value points at its literal, through constants and files', async () => {
    const { trace } = await scenario({
      'config.ts': `export const network = {\n  policy: 'cilium',\n};\n`,
      'index.ts': nativeProgram('{\n  networkProfile: { networkPolicy: network.policy },\n  disableLocalAccounts: true,\n}', `import { network } from './config';\n`),
    });
    expect(trace('aks', 'properties.networkProfile.networkPolicy')).toBe('config.ts:2 < index.ts:6');
    expect(trace('aks', 'properties.disableLocalAccounts')).toBe('index.ts:7');
    expect(trace('aks', 'properties')).toBe('index.ts:5');
  });
});

describe('packages that are not read', () => {
  it('are modules that may declare a cluster', async () => {
    const text = `import { AksCluster } from '@acme/pulumi-aks'; import * as cs from '@pulumi/azure-native/containerservice';
      const aks = new cs.ManagedCluster('aks'); const other = new AksCluster('team', { privateCluster: true, id: aks.id });`;
    const { deployment } = await scenario({ 'index.ts': text });
    expect(deployment().unreadModules.map(({ address, source, arguments: args, reason }) => [address, source, show(args.entries.get('id')), reason.text])).toEqual([
      ['team', '@acme/pulumi-aks/aks-cluster', '→ManagedCluster aks.id', 'package @acme/pulumi-aks is not read'],
    ]);
  });
});

describe('items that are in a list on a condition', () => {
  it.each([
    ['for', `for (const n of names) new cs.ManagedCluster(n);`],
    ['map', `names.map((n) => new cs.ManagedCluster(n));`],
  ])('%s makes one resource for each', async (_how, loop) => {
    const text = `import * as cs from '@pulumi/azure-native/containerservice'; const names = ['a', 'b', ...(process.env.A === 'x' ? ['c'] : [])].filter((n) => n !== 'b' || process.env.B === 'x'); ${loop}`;
    const { deployment } = await scenario({ 'index.ts': text });
    const found = deployment().resources.map(({ address, existence }) => [address, new Set(show(existence).split(' | ').map((option) => option.slice(0, 5).trim()))]);
    expect(found).toEqual([['a', new Set(['true'])], ['b', new Set(['true', 'false'])], ['c', new Set(['true', 'false'])]].map(([name, is]) => [name, is]).sort());
  });
});
