import { describe, expect, it } from 'vitest';
import { stepsOf } from '@akslint/model';
import { lint } from './lint.js';
import type { LintResult } from './result.js';
import { MemoryDisk, type MemoryEntry } from './testing/memory-disk.js';

async function linted(files: Readonly<Record<string, MemoryEntry>>, targets: readonly string[] = ['.']): Promise<LintResult> {
  const entries = Object.fromEntries(Object.entries(files).map(([name, text]) => [`/repo/${name}`, text]));
  const disk = new MemoryDisk({ '/repo/.git/HEAD': '', ...entries });
  return lint({ cwd: '/repo', targets, varFiles: [], variables: [], parameterFiles: [], stacks: [], environment: {}, only: [], skip: [], allowEmpty: false, today: '2026-07-01', disk });
}

interface Said {
  readonly verdict: string;
  readonly message: string;
  readonly line: string;
  readonly trace: readonly string[];
}

/** What is said of one requirement, subject by subject. */
async function said(requirement: string, files: Readonly<Record<string, string>>, targets?: readonly string[]): Promise<readonly Said[]> {
  const { subjects } = await linted(files, targets);
  const lineAt = (file: string, offset: number): string => {
    const text = files[file] ?? '';
    return text.slice(text.lastIndexOf('\n', offset - 1) + 1).split('\n')[0]?.trim() ?? '';
  };
  return subjects.map(({ controls }) => {
    const found = controls.flatMap(({ requirements }) => requirements).find(({ id }) => id === requirement);
    if (found === undefined) throw new Error(`there is no ${requirement}`);
    const { span } = found.at;
    return {
      verdict: found.verdict,
      message: found.message,
      line: lineAt(span.file, span.start),
      trace: stepsOf(found.at).map((step) => lineAt(step.file, step.start)),
    };
  });
}

function arm(resources: readonly unknown[], more: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#', contentVersion: '1.0.0.0', ...more, resources }, null, 1);
}

const sixCategories = ['kube-apiserver', 'kube-audit', 'kube-audit-admin', 'kube-controller-manager', 'kube-scheduler', 'cluster-autoscaler'].map((category) => ({ category, enabled: true }));
const setting = { workspaceId: "[resourceId('Microsoft.OperationalInsights/workspaces', 'w')]", logs: sixCategories };

describe('an ARM template with a diagnostic setting inside of a resource', () => {
  const inside = (name: string): unknown => ({ type: 'providers/diagnosticSettings', apiVersion: '2017-05-01-preview', name, properties: setting });
  const template = (of: string): string =>
    arm(
      [
        { type: 'Microsoft.ContainerService/managedClusters', apiVersion: '2024-02-01', name: "[parameters('name')]", properties: {}, resources: of === 'cluster' ? [inside('Microsoft.Insights/default')] : [] },
        { type: 'Microsoft.KeyVault/vaults', apiVersion: '2023-07-01', name: 'vault', properties: {}, resources: of === 'vault' ? [inside('Microsoft.Insights/default')] : [] },
      ],
      { parameters: { name: { type: 'string' } } },
    );

  it('gives it to the cluster that it stands in', async () => {
    expect(await said('control-plane-logs', { 'azuredeploy.json': template('cluster') })).toMatchObject([{ verdict: 'pass' }]);
  });

  it('gives none to the cluster where it stands in another resource', async () => {
    expect(await said('control-plane-logs', { 'azuredeploy.json': template('vault') })).toMatchObject([
      { verdict: 'fail', message: 'Not all six control-plane log categories are collected: no diagnostic setting for this cluster is in the scan.' },
    ]);
  });
});

describe('a trace', () => {
  it('tells a use once, however many steps an expression takes', async () => {
    const main = `param size string = 'small'
var sizes = {
  small: {
    api: { private: false }
  }
}
resource aks 'Microsoft.ContainerService/managedClusters@2024-02-01' = {
  name: 'aks'
  properties: {
    apiServerAccessProfile: {
      enablePrivateCluster: sizes[size].api.private
    }
  }
}
`;
    expect(await said('private-cluster', { 'main.bicep': main })).toMatchObject([
      { verdict: 'fail', line: 'api: { private: false }', trace: ['enablePrivateCluster: sizes[size].api.private'] },
    ]);
  });
});

describe('a value that only the deployed resource has', () => {
  it('is set, where an inline child is read in a condition', async () => {
    const main = `resource vnet 'Microsoft.Network/virtualNetworks@2023-04-01' = {
  name: 'vnet'
  properties: { subnets: [ { name: 'nodes' } ] }
}
var subnetId = vnet.properties.subnets[0].id
resource uai 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = if (!empty(subnetId)) {
  name: 'uai-\${vnet.properties.subnets[0].name}'
}
resource aks 'Microsoft.ContainerService/managedClusters@2024-02-01' = {
  name: 'aks'
  identity: !empty(subnetId) ? {
    type: 'UserAssigned'
    userAssignedIdentities: { '\${uai.id}': {} }
  } : {
    type: 'SystemAssigned'
  }
  properties: {}
}
`;
    expect(await said('cluster-identity', { 'main.bicep': main })).toMatchObject([{ verdict: 'pass', line: "type: 'UserAssigned'" }]);
  });
});

describe('a linked template that is not there', () => {
  const link = (uri: string): string =>
    arm([{ type: 'Microsoft.Resources/deployments', apiVersion: '2021-04-01', name: 'linked', properties: { mode: 'Incremental', templateLink: { uri }, parameters: { disableLocalAccounts: { value: false } } } }]);

  it('is a cluster that is not known where its address names one', async () => {
    const files = { 'azuredeploy.json': link('https://example.org/nested/aks.json') };
    expect(await said('private-cluster', files)).toMatchObject([
      { verdict: 'unknown', message: 'Cannot tell whether the API server is private: apiServerAccessProfile.enablePrivateCluster is not known because its template is remote.' },
    ]);
    expect(await said('local-accounts', files)).toMatchObject([{ verdict: 'fail' }]);
  });

  it('is told by its address', async () => {
    const { notices } = await linted({ 'azuredeploy.json': link('https://example.org/network.json') });
    expect(notices.map(({ message }) => message)).toEqual([
      'Module https://example.org/network.json is not read: its template is remote; name a local copy of it with "relativePath", or scan that copy.',
    ]);
  });

  it('is told by its name where it has no address', async () => {
    const { notices } = await linted({ 'azuredeploy.json': arm([{ type: 'Microsoft.Resources/deployments', apiVersion: '2021-04-01', name: 'later', properties: { mode: 'Incremental' } }]) });
    expect(notices.map(({ message }) => message)).toEqual(['Module later is not read: its template is not in the file.']);
  });
});

describe('a compiled template beside its source', () => {
  const source = `param private bool = false
resource aks 'Microsoft.ContainerService/managedClusters@2024-02-01' = {
  name: 'aks'
  properties: { apiServerAccessProfile: { enablePrivateCluster: private } }
}
`;
  const compiled = (generator: string): string =>
    arm([{ type: 'Microsoft.ContainerService/managedClusters', apiVersion: '2024-02-01', name: 'aks', properties: {} }], {
      metadata: { _generator: { name: generator, version: '0.30.0' } },
      parameters: { private: { type: 'bool', defaultValue: false } },
    });
  const given = '{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#", "contentVersion": "1.0.0.0", "parameters": { "private": { "value": true } } }';

  it('is left out as azuredeploy.json too, and its parameters are the source\'s', async () => {
    const { subjects } = await linted({ 'main.bicep': source, 'azuredeploy.json': compiled('bicep'), 'azuredeploy.parameters.json': given });
    expect(subjects.map(({ subject }) => [subject.declaredAt.span.file, subject.variant])).toEqual([['main.bicep', 'azuredeploy.parameters.json']]);
  });

  it('is judged where something else made it, or where it is named', async () => {
    const files = { 'main.bicep': source, 'azuredeploy.json': compiled('hand') };
    expect((await linted(files)).subjects.map(({ subject }) => subject.declaredAt.span.file)).toEqual(['azuredeploy.json', 'main.bicep']);
    const named = await linted({ 'main.bicep': source, 'azuredeploy.json': compiled('bicep') }, ['azuredeploy.json']);
    expect(named.subjects.map(({ subject }) => subject.declaredAt.span.file)).toEqual(['azuredeploy.json']);
  });
});

describe('a parameters file of the Azure Developer CLI', () => {
  const main = `param private bool
param policy string
param local bool
param ranges array = []
resource aks 'Microsoft.ContainerService/managedClusters@2024-02-01' = {
  name: 'aks'
  properties: {
    apiServerAccessProfile: { enablePrivateCluster: private, authorizedIPRanges: ranges }
    networkProfile: { networkPolicy: policy }
    disableLocalAccounts: local
  }
}
`;
  const files = {
    'main.bicep': main,
    'main.parameters.json': `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
  "contentVersion": "1.0.0.0",
  "parameters": {
    "private": { "value": "\${PRIVATE=false}" },
    "policy": { "value": "\${POLICY}" },
    "local": { "value": "\${DISABLE_LOCAL:-true}" },
    "ranges": { "value": ["\${MY_IP}/32"] }
  }
}
`,
  };

  it('decides by the defaults that it gives to environment variables', async () => {
    expect(await said('private-cluster', files)).toMatchObject([{ verdict: 'fail', line: '"private": { "value": "${PRIVATE=false}" },' }]);
    expect(await said('local-accounts', files)).toMatchObject([{ verdict: 'pass' }]);
  });

  it('leaves open what only the environment says', async () => {
    expect(await said('network-policy-engine', files)).toMatchObject([
      { verdict: 'unknown', message: 'Cannot tell whether network policies are enforced: networkProfile.networkPolicy is not known because the environment variable POLICY is not read.' },
    ]);
    expect(await said('authorized-ip-ranges', files)).toMatchObject([{ verdict: 'unknown', line: '"ranges": { "value": ["${MY_IP}/32"] }' }]);
  });
});

describe('Kubernetes objects in Bicep', () => {
  it('are told not to be read, once for a deployment', async () => {
    const main = `extension kubernetes with { namespace: 'default', kubeConfig: '' }
resource one 'core/Namespace@v1' = { metadata: { name: 'shop' } }
resource two 'networking.k8s.io/NetworkPolicy@v1' = { metadata: { name: 'deny', namespace: 'shop' }, spec: { podSelector: {} } }
resource law 'Microsoft.OperationalInsights/workspaces@2023-09-01' = { name: 'law' }
`;
    const { notices } = await linted({ 'main.bicep': main });
    expect(notices.map(({ origin, message }) => [main.slice(origin.span.start).startsWith('resource one'), message])).toEqual([
      [true, 'Kubernetes objects that Bicep declares are not read, so they are not judged; render them as manifests and scan those.'],
    ]);
  });
});

describe('parameter files that the configuration gives', () => {
  const template = (name: string): string => `param private bool\n\nresource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {\n  name: '${name}'\n  location: 'westeurope'\n  properties: {\n    apiServerAccessProfile: { enablePrivateCluster: private }\n  }\n}\n`;
  const values = (value: boolean): string => JSON.stringify({ $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#', contentVersion: '1.0.0.0', parameters: { private: { value } } });

  it('go to the templates of their paths and replace what lies beside those', async () => {
    const { subjects } = await linted({
      'akslint.config.json': JSON.stringify({ overrides: [{ files: ['shop/**'], parameters: ['values/shop.json'] }] }),
      'values/shop.json': values(true),
      'shop/main.bicep': template('shop'),
      'shop/main.parameters.json': values(false),
      'pay/main.bicep': template('pay'),
      'pay/main.parameters.json': values(false),
    });
    const verdicts = subjects.map(({ subject, controls }) => [subject.name, subject.variant, controls[0]?.requirements[0]?.verdict]);
    expect(verdicts).toEqual([
      ['pay', 'pay/main.parameters.json', 'fail'],
      ['shop', 'values/shop.json', 'pass'],
    ]);
  });
});
