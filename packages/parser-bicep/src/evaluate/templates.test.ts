import { describe, expect, it } from 'vitest';
import { resourcesIn, resourcesOf, scanned, show, shownAt, template } from '../testing/scenario.js';

const cluster = 'Microsoft.ContainerService/managedClusters';

async function bicep(text: string, files: Readonly<Record<string, string>> = {}) {
  return resourcesOf({ ...files, 'main.bicep': text });
}

describe('resources of Bicep', () => {
  it('have a type with API version, an address, and the scope that they are deployed to', async () => {
    const resources = await bicep(`resource aks '${cluster}@2025-07-01' = {\n  name: 'shop'\n}\n`);
    const aks = resources.get('aks');
    expect(aks).toMatchObject({ key: 'aks', type: `${cluster}@2025-07-01`, isData: false, declaredAt: { span: { file: 'main.bicep', start: 0, end: 68 } } });
    expect([show(aks?.parent), show(aks?.existence)]).toEqual(['→ resourceGroup()', true]);
  });

  it('stand once for each item of a loop, with its index', async () => {
    const resources = await bicep(`resource aks '${cluster}@2025-07-01' = [for (name, i) in ['a', 'b']: {\n  name: '\${name}\${i}'\n}]\n`);
    expect([...resources].map(([address, resource]) => [address, shownAt(resource, 'name')])).toEqual([['aks[0]', 'a0'], ['aks[1]', 'b1']]);
  });

  it('stand once where the number is not known, and say so', async () => {
    const resources = await bicep(`param names array\nresource aks '${cluster}@2025-07-01' = [for name in names: {\n  name: name\n}]\n`);
    expect(resources.get('aks')).toMatchObject({ judgedOnce: { text: 'parameter "names" has no value' } });
  });

  it('are left out by a false condition and may be there by an unknown one', async () => {
    const text = (condition: string): string => `param on bool\nresource aks '${cluster}@2025-07-01' = if (${condition}) {\n  name: 'shop'\n}\n`;
    expect([...(await bicep(text('false'))).keys()]).toEqual([]);
    expect(show((await bicep(text('on'))).get('aks')?.existence)).toBe('? parameter "on" has no value');
  });

  it('take the condition for each item', async () => {
    const resources = await bicep(`resource aks '${cluster}@2025-07-01' = [for i in range(0, 3): if (i != 1) {\n  name: 'shop\${i}'\n}]\n`);
    expect([...resources.keys()]).toEqual(['aks[0]', 'aks[2]']);
  });

  it('lie in the resource around them, by nesting and by parent', async () => {
    const resources = await bicep(
      `resource aks '${cluster}@2025-07-01' = {\n  name: 'shop'\n  resource pool 'agentPools' = {\n    name: 'p'\n  }\n}\n` +
        `resource other '${cluster}/agentPools@2025-07-01' = {\n  parent: aks\n  name: 'q'\n}\n`,
    );
    expect(resources.get('aks::pool')?.type).toBe(`${cluster}/agentPools@2025-07-01`);
    expect([show(resources.get('aks::pool')?.parent), show(resources.get('other')?.parent)]).toEqual(['→ aks', '→ aks']);
  });

  it('are attached by scope', async () => {
    const resources = await bicep(
      `resource aks '${cluster}@2025-07-01' = {\n  name: 'shop'\n}\nresource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {\n  scope: aks\n  name: 'all'\n}\n`,
    );
    expect(show(resources.get('logs')?.parent)).toBe('→ aks');
  });

  it('are found by existing declarations and resourceId()', async () => {
    const resources = await bicep(
      `param name string\nresource aks '${cluster}@2025-07-01' = {\n  name: name\n}\n` +
        `resource same '${cluster}@2025-01-01' existing = {\n  name: name\n}\nresource foreign '${cluster}@2025-01-01' existing = {\n  name: name\n  scope: resourceGroup('other')\n}\n` +
        `resource probe 'Microsoft.Test/probes@2026-01-01' = {\n  name: 'p'\n  a: same.id\n  b: foreign.id\n  c: resourceId('${cluster}', name)\n  d: resourceId('other', '${cluster}', name)\n  e: aks.name\n}\n`,
    );
    const probe = resources.get('probe');
    expect(['a', 'b', 'c', 'd', 'e'].map((key) => shownAt(probe, key))).toEqual(['→ aks.id', '→ foreign.id', '→ aks.id', '→ foreign.id', '? parameter "name" has no value']);
  });

  it('let their declared properties be read, and nothing else', async () => {
    const resources = await bicep(
      `resource aks '${cluster}@2025-07-01' = {\n  name: 'shop'\n  properties: {\n    dnsPrefix: 'x'\n  }\n}\n` +
        `resource probe 'Microsoft.Test/probes@2026-01-01' = {\n  name: 'p'\n  a: aks.properties.dnsPrefix\n  b: aks.properties.fqdn\n  c: aks.type\n}\n`,
    );
    expect(['a', 'b', 'c'].map((key) => shownAt(resources.get('probe'), key))).toEqual(['x', '→ aks.properties.fqdn', cluster]);
  });

  it('have a name and an id, and nothing else, where they are certainly not deployed', async () => {
    const resources = await bicep(
      `resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = if (false) {\n  name: 'v'\n  properties: {\n    a: 1\n  }\n}\n` +
        `resource probe 'Microsoft.Test/probes@2026-01-01' = {\n  name: 'p'\n  a: vault.name\n  b: vault.id\n  c: vault.?properties.a\n}\n`,
    );
    expect(['a', 'b', 'c'].map((key) => shownAt(resources.get('probe'), key))).toEqual(['v', '→ vault.id', null]);
  });
});

describe('modules', () => {
  const child = `param name string\nparam private bool = false\nresource aks '${cluster}@2025-07-01' = {\n  name: name\n  properties: {\n    apiServerAccessProfile: {\n      enablePrivateCluster: private\n    }\n  }\n}\noutput id string = aks.id\noutput text string = 'of \${name}'\n`;

  it('deploy their resources with the arguments of the call', async () => {
    const resources = await bicep("module inner 'aks/main.bicep' = {\n  name: 'm'\n  params: {\n    name: 'shop'\n    private: true\n  }\n}\n", { 'aks/main.bicep': child });
    const aks = resources.get('inner/aks');
    expect(shownAt(aks, 'name')).toBe('shop');
    expect(shownAt(aks, 'properties', 'apiServerAccessProfile', 'enablePrivateCluster')).toBe(true);
    expect(aks?.declaredAt.span.file).toBe('aks/main.bicep');
  });

  it('show the way of a value from the deciding text to its use', async () => {
    const resources = await bicep("var on = true\nmodule inner 'aks/main.bicep' = {\n  name: 'm'\n  params: {\n    name: 'shop'\n    private: on\n  }\n}\n", { 'aks/main.bicep': child });
    const properties = resources.get('inner/aks')?.body.entries.get('properties');
    const access = properties?.kind === 'object' ? properties.entries.get('apiServerAccessProfile') : undefined;
    const value = access?.kind === 'object' ? access.entries.get('enablePrivateCluster') : undefined;
    expect(value?.origin.span).toEqual({ file: 'main.bicep', start: 9, end: 13 });
    expect([value?.origin.via?.span.file, value?.origin.via?.next?.span.file]).toEqual(['aks/main.bicep', 'main.bicep']);
  });

  it('give outputs that lead to what is deployed', async () => {
    const resources = await bicep(
      "module inner 'aks/main.bicep' = {\n  name: 'm'\n  params: { name: 'shop' }\n}\nresource probe 'Microsoft.Test/probes@2026-01-01' = {\n  name: 'p'\n  a: inner.outputs.id\n  b: inner.outputs.text\n  c: inner.name\n}\n",
      { 'aks/main.bicep': child },
    );
    expect(['a', 'b', 'c'].map((key) => shownAt(resources.get('probe'), key))).toEqual(['→ inner/aks.id', 'of shop', 'm']);
  });

  it('stand once for each item, and in the scope that the call names', async () => {
    const resources = await bicep(
      "targetScope = 'subscription'\nresource rg 'Microsoft.Resources/resourceGroups@2024-03-01' = {\n  name: 'rg'\n  location: 'x'\n}\nmodule inner 'aks/main.bicep' = [for name in ['a', 'b']: {\n  scope: rg\n  name: 'm${name}'\n  params: { name: name }\n}]\n",
      { 'aks/main.bicep': child },
    );
    expect([...resources].map(([address, { parent }]) => [address, show(parent)])).toEqual([['rg', '→ subscription()'], ['inner[0]/aks', '→ rg'], ['inner[1]/aks', '→ rg']]);
  });

  it('that are not there are told, and their outputs are something', async () => {
    const { deployments, notices } = await scanned({
      'main.bicep': "module shop 'br/public:avm/res/container-service/managed-cluster:0.11.0' = {\n  name: 'm'\n  params: {\n    name: 'shop'\n  }\n}\nresource probe 'Microsoft.Test/probes@2026-01-01' = {\n  name: 'p'\n  a: shop.outputs.resourceId\n}\n",
    });
    const [unread] = deployments[0]?.unreadModules ?? [];
    expect(unread).toMatchObject({ address: 'shop', source: 'br/public:avm/res/container-service/managed-cluster:0.11.0', reason: { remedy: 'run: bicep restore main.bicep' } });
    expect(show(unread?.arguments)).toEqual({ name: 'shop' });
    expect(notices.map(({ message }) => message)).toEqual([
      'Module br/public:avm/res/container-service/managed-cluster:0.11.0 is not read: module br/public:avm/res/container-service/managed-cluster:0.11.0 is not restored; run: bicep restore main.bicep.',
    ]);
    expect(resourcesIn(deployments[0]).get('probe')?.body.entries.get('a')).toMatchObject({ kind: 'unknown', nonNull: true });
  });

  it('that call each other end', async () => {
    const { deployments } = await scanned({ 'a.bicep': "module b 'b.bicep' = {\n  name: 'b'\n}\n", 'b.bicep': "module a 'a.bicep' = {\n  name: 'a'\n}\n" });
    expect(deployments).toHaveLength(1);
    expect(deployments[0]?.unreadModules.map(({ reason }) => reason.text)).toEqual(['modules nest too deeply (does one call itself?)']);
  });

  it('outside of the root are not read', async () => {
    const { notices } = await scanned({ 'main.bicep': "module up '../../x.bicep' = {\n  name: 'm'\n}\n" });
    expect(notices.map(({ message }) => message)).toEqual(['Module ../../x.bicep is not read: ../../x.bicep lies outside of the repository.']);
  });
});

describe('imports', () => {
  const shared = "@export()\nvar sizes = { small: 's', large: 'l' }\n@export()\nfunc named(a string) string => 'aks-${a}-${sizes.small}'\n@export()\ntype size = 's' | 'l'\n";

  it('bring variables, functions and types, one by one and together', async () => {
    const resources = await bicep(
      "import { sizes, named as nameOf, size } from 'shared.bicep'\nimport * as all from 'shared.bicep'\nparam one size\nparam two all.size\nresource probe 'Microsoft.Test/probes@2026-01-01' = {\n  name: nameOf('x')\n  a: sizes.large\n  b: all.sizes.small\n  c: all.named('y')\n  d: one\n  e: two\n}\n",
      { 'shared.bicep': shared },
    );
    expect(['name', 'a', 'b', 'c', 'd', 'e'].map((key) => shownAt(resources.get('probe'), key))).toEqual(['aks-x-s', 'l', 's', 'aks-y-s', { oneOf: ['s', 'l'] }, { oneOf: ['s', 'l'] }]);
  });

  it('that cannot be read are unknown', async () => {
    const resources = await bicep("import { sizes } from 'gone.bicep'\nresource probe 'Microsoft.Test/probes@2026-01-01' = {\n  name: sizes.small\n}\n");
    expect(shownAt(resources.get('probe'), 'name')).toBe('? gone.bicep cannot be read');
  });
});

describe('files that templates load', () => {
  it('are read with the place of each value', async () => {
    const resources = await bicep(
      "resource probe 'Microsoft.Test/probes@2026-01-01' = {\n  name: 'p'\n  a: loadJsonContent('data.json').list[1]\n  b: loadJsonContent('data.json', '$.list[*]')\n  c: loadTextContent('note.txt')\n  d: loadFileAsBase64('note.txt')\n  e: loadYamlContent('data.yaml').on\n  f: loadTextContent('gone.txt')\n}\n",
      { 'data.json': '{ "list": [1, 2] }', 'note.txt': 'hi', 'data.yaml': 'x: &a 1\non: true\n' },
    );
    const probe = resources.get('probe');
    expect(['a', 'b', 'c', 'd', 'e', 'f'].map((key) => shownAt(probe, key))).toEqual([2, [1, 2], 'hi', 'aGk=', true, '? gone.txt cannot be read (there is no such file)']);
    expect(probe?.body.entries.get('a')?.origin.span).toEqual({ file: 'data.json', start: 14, end: 15 });
  });
});

describe('ARM templates', () => {
  const aks = (more: object = {}): object => ({ type: cluster, apiVersion: '2025-07-01', name: 'shop', properties: {}, ...more });
  const arm = async (sections: Readonly<Record<string, unknown>>) => resourcesOf({ 'main.json': template(sections) });

  it('have resources by place and by symbolic name', async () => {
    expect([...(await arm({ resources: [aks()] })).keys()]).toEqual(['shop']);
    expect([...(await arm({ languageVersion: '2.0', resources: { main: aks() } })).keys()]).toEqual(['main']);
  });

  it('leave existing resources and false conditions out', async () => {
    expect([...(await arm({ languageVersion: '2.0', resources: { a: aks({ existing: true }), b: aks({ condition: false, name: 'other' }) } })).keys()]).toEqual([]);
  });

  it('repeat resources, properties, variables and outputs', async () => {
    const resources = await arm({
      variables: { copy: [{ name: 'names', count: 2, input: "[concat('n', string(copyIndex('names', 1)))]" }] },
      resources: [
        aks({
          copy: { name: 'clusters', count: "[length(variables('names'))]" },
          name: "[variables('names')[copyIndex()]]",
          properties: { copy: [{ name: 'pools', count: 2, input: { name: "[format('p{0}{1}', copyIndex(), copyIndex('pools'))]" } }] },
        }),
      ],
    });
    expect([...resources.values()].map((resource) => [shownAt(resource, 'name'), shownAt(resource, 'properties', 'pools')])).toEqual([
      ['n1', [{ name: 'p00' }, { name: 'p01' }]],
      ['n2', [{ name: 'p10' }, { name: 'p11' }]],
    ]);
  });

  it('hold children nested and flat', async () => {
    const resources = await arm({
      parameters: { prefix: { type: 'string' } },
      resources: [
        aks({ resources: [{ type: 'agentPools', apiVersion: '2025-07-01', name: 'in' }] }),
        { type: `${cluster}/agentPools`, apiVersion: '2025-07-01', name: 'shop/flat' },
        aks({ name: "[concat(parameters('prefix'), '-aks')]" }),
        { type: `${cluster}/agentPools`, apiVersion: '2025-07-01', name: "[concat(parameters('prefix'), '-aks', '/late')]" },
      ],
    });
    const children = [...resources.values()].filter(({ type }) => type.includes('agentPools'));
    expect(children.map((child) => [shownAt(child, 'name'), show(child.parent)])).toEqual([['in', '→ resources[0]'], ['flat', '→ resources[0]'], ['late', '→ resources[2]']]);
  });

  it.each([
    ["[resourceId('Microsoft.ContainerService/managedClusters', 'shop')]"],
    ["[format('Microsoft.ContainerService/managedClusters/{0}', 'shop')]"],
    ['Microsoft.ContainerService/managedClusters/shop'],
    ["[concat('Microsoft.ContainerService/managedClusters/', variables('name'))]"],
  ])('attach by the scope %s', async (scope) => {
    const resources = await arm({ variables: { name: 'shop' }, resources: [aks(), { type: 'Microsoft.Insights/diagnosticSettings', apiVersion: '2021-05-01-preview', name: 'all', scope }] });
    expect(show(resources.get('all')?.parent)).toBe('→ resources[0]');
  });

  it('attach by the old name of an extension', async () => {
    const resources = await arm({
      parameters: { name: { type: 'string' } },
      resources: [
        aks({ name: "[parameters('name')]" }),
        { type: `${cluster}/providers/diagnosticSettings`, apiVersion: '2021-05-01-preview', name: "[concat(parameters('name'), '/Microsoft.Insights/', 'all')]" },
      ],
    });
    const [, logs] = [...resources.values()];
    expect([logs?.type, show(logs?.parent)]).toEqual(['Microsoft.Insights/diagnosticSettings@2021-05-01-preview', '→ resources[0]']);
  });

  const nested = (scope: 'inner' | 'outer', more: object = {}): object => ({
    type: 'Microsoft.Resources/deployments',
    apiVersion: '2022-09-01',
    name: 'nested',
    properties: {
      mode: 'Incremental',
      expressionEvaluationOptions: { scope },
      parameters: { name: { value: "[concat(parameters('name'), '-in')]" } },
      template: JSON.parse(template({ parameters: { name: { type: 'string' } }, resources: [aks({ name: "[parameters('name')]" })], outputs: { id: { type: 'string', value: "[resourceId('Microsoft.ContainerService/managedClusters', parameters('name'))]" } } })) as object,
    },
    ...more,
  });

  it.each<['inner' | 'outer', string]>([['inner', 'x-in'], ['outer', 'x']])('give a nested template of %s scope its own names or those around', async (scope, name) => {
    const resources = await arm({ parameters: { name: { type: 'string', defaultValue: 'x' } }, resources: [nested(scope)] });
    expect([...resources.values()].map((resource) => shownAt(resource, 'name'))).toEqual([name]);
  });

  it('read the outputs of nested templates, and deploy them to the group they name', async () => {
    const resources = await arm({
      parameters: { name: { type: 'string', defaultValue: 'x' } },
      resources: [nested('inner', { resourceGroup: 'other' }), { type: 'Microsoft.Test/probes', apiVersion: '2026-01-01', name: 'probe', value: "[reference('nested').outputs.id.value]", too: "[reference(resourceId('Microsoft.Resources/deployments', 'nested')).outputs.id.value]" }],
    });
    const [probe, inner] = [resources.get('probe'), [...resources.values()].find(({ type }) => type.startsWith(cluster))];
    expect(show(inner?.parent)).toBe('→ resourceGroup("other")');
    expect([shownAt(probe, 'value'), shownAt(probe, 'too')]).toEqual([`→ ${inner?.key ?? ''}.id`, `→ ${inner?.key ?? ''}.id`]);
  });

  it('follow linked templates inside the repository and say which are remote', async () => {
    const link = (templateLink: object): object => ({ type: 'Microsoft.Resources/deployments', apiVersion: '2022-09-01', name: 'l', properties: { templateLink } });
    const { deployments, notices } = await scanned({
      'main.json': template({ resources: [link({ relativePath: 'nested/aks.json' }), link({ uri: 'https://example.org/aks.json' })] }),
      'nested/aks.json': template({ resources: [aks()] }),
    });
    expect([...resourcesIn(deployments[0]).values()].map(({ declaredAt }) => declaredAt.span.file)).toEqual(['nested/aks.json']);
    expect(notices.map(({ message }) => message)).toEqual([
      'Module https://example.org/aks.json is not read: its template is remote; name a local copy of it with "relativePath", or scan that copy.',
    ]);
  });

  it('read declared properties through reference()', async () => {
    const resources = await arm({
      resources: [
        aks({ properties: { dnsPrefix: 'd' } }),
        { type: 'Microsoft.Test/probes', apiVersion: '2026-01-01', name: 'probe', a: "[reference(resourceId('Microsoft.ContainerService/managedClusters', 'shop')).dnsPrefix]", b: "[reference('shop').fqdn]", c: "[reference('shop', '2025-07-01', 'Full').properties.dnsPrefix]" },
      ],
    });
    expect(['a', 'b', 'c'].map((key) => shownAt(resources.get('probe'), key))).toEqual(['d', '→ resources[0].properties.fqdn', 'd']);
  });
});

describe('scopes', () => {
  it('are resources that exist, each once', async () => {
    const { deployments } = await scanned({
      'main.bicep': `module inner 'inner.bicep' = {\n  name: 'm'\n  scope: resourceGroup('sub', 'other')\n}\nresource aks '${cluster}@2025-07-01' = {\n  name: 'a'\n}\n`,
      'inner.bicep': "resource lock 'Microsoft.Authorization/locks@2020-05-01' = {\n  name: 'l'\n  scope: subscription()\n}\n",
    });
    const data = deployments[0]?.resources.filter(({ isData }) => isData) ?? [];
    expect(data.map(({ key, type }) => [key, type])).toEqual([
      ['resourceGroup()', 'Microsoft.Resources/resourceGroups'],
      ['resourceGroup("sub","other")', 'Microsoft.Resources/resourceGroups'],
      ['subscription("sub")', 'Microsoft.Resources/subscriptions'],
    ]);
    expect(show(resourcesIn(deployments[0]).get('inner/lock')?.parent)).toBe('→ subscription("sub")');
  });
});
