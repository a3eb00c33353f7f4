import { describe, expect, it } from 'vitest';
import { memoryReader, resourcesIn, scanned, shownAt, template } from '../testing/scenario.js';
import { readBicep, type BicepAnalysis } from './read-bicep.js';

const aks = (name: string): string => `resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {\n  name: ${name}\n}\n`;
const named = `param name string = 'default'\n${aks('name')}`;
const armTemplate = template({
  parameters: { name: { type: 'string', defaultValue: 'default' } },
  resources: [{ type: 'Microsoft.ContainerService/managedClusters', apiVersion: '2025-07-01', name: "[parameters('name')]", properties: {} }],
});
const parameters = (values: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#', contentVersion: '1.0.0.0', parameters: values });

/** Each deployment with the names of its clusters. */
function clusters({ deployments }: BicepAnalysis): readonly (readonly [string, string | null, ...unknown[]])[] {
  return deployments.map((deployment) => [deployment.id, deployment.variant, ...[...resourcesIn(deployment).values()].map((resource) => shownAt(resource, 'name'))] as const);
}

describe('entry files', () => {
  it('are those that nothing else calls', async () => {
    const analysis = await scanned({ 'main.bicep': "module m 'modules/aks.bicep' = {\n  name: 'm'\n  params: {\n    name: 'shop'\n  }\n}\n", 'modules/aks.bicep': named, 'alone.bicep': aks("'alone'") });
    expect(clusters(analysis)).toEqual([['alone.bicep', null, 'alone'], ['main.bicep', null, 'shop']]);
    expect(analysis.files).toEqual(['alone.bicep', 'main.bicep', 'modules/aks.bicep']);
  });

  it('are also those that only a file with a syntax error calls', async () => {
    const analysis = await scanned({ 'main.bicep': "module m 'aks.bicep' = {\n  name: 'm'\n  params: { name: 'shop' }\n}\nvar = 1\n", 'aks.bicep': named });
    expect(clusters(analysis)).toEqual([['aks.bicep', null, 'default'], ['main.bicep', null, 'shop']]);
    expect(analysis.errors.map(({ file }) => file)).toEqual(['main.bicep']);
    expect(analysis.errors[0]?.message).toMatch(/^[A-Z].*[^.]\.$/);
    expect(analysis.deployments[1]?.incomplete).toEqual({ text: 'main.bicep has a syntax error', remedy: 'mend it' });
  });

  it('are not what Bicep compiled, unless the user names that', async () => {
    const files = { 'main.bicep': named, 'main.json': armTemplate };
    expect(clusters(await scanned(files))).toEqual([['main.bicep', null, 'default']]);
    const both = await scanned(files, { named: new Set(['main.json']) });
    expect(both.deployments.map(({ id, format }) => [id, format])).toEqual([['main.bicep', 'bicep'], ['main.json', 'arm']]);
  });

  it('are not other JSON, broken or not, and nobody is told', async () => {
    const analysis = await scanned({ 'package.json': '{"name": "x"}', 'broken.json': '{"resources": [', 'list.json': '{"contentVersion": "1", "resources": 3}', 'k8s.json': '{"apiVersion": "v1", "resources": []}' });
    expect(analysis).toEqual({ deployments: [], notices: [], errors: [], files: [], comments: [] });
  });

  it('with a syntax error are told with its place', async () => {
    const { errors } = await scanned({ 'main.json': `${armTemplate.slice(0, -2)},,}` });
    expect(errors.map(({ file }) => file)).toEqual(['main.json', 'main.json'].slice(0, errors.length));
    expect(errors.length).toBeGreaterThan(0);
  });
});

describe('parameter files beside a template', () => {
  it('each give its clusters once more, and the bare defaults are not judged', async () => {
    const analysis = await scanned({
      'main.bicep': named,
      'prod.bicepparam': "using 'main.bicep'\nparam name = 'prod'\n",
      'envs/dev.bicepparam': "using '../main.bicep'\nvar stage = 'dev'\nparam name = '${stage}-aks'\n",
    });
    expect(clusters(analysis)).toEqual([
      ['main.bicep with envs/dev.bicepparam', 'envs/dev.bicepparam', 'dev-aks'],
      ['main.bicep with prod.bicepparam', 'prod.bicepparam', 'prod'],
    ]);
  });

  it('are found by their names in JSON', async () => {
    const value = (name: string): string => parameters({ name: { value: name } });
    const analysis = await scanned({ 'aks.json': armTemplate, 'aks.parameters.json': value('a'), 'aks.parameters.prod.json': value('b'), 'other.parameters.json': value('c') });
    expect(clusters(analysis).map(([, variant, name]) => [variant, name])).toEqual([['aks.parameters.json', 'a'], ['aks.parameters.prod.json', 'b']]);
    const elsewhere = await scanned({ 'main.bicep': named, 'azuredeploy.parameters.json': value('d') });
    expect(clusters(elsewhere).map(([, variant, name]) => [variant, name])).toEqual([['azuredeploy.parameters.json', 'd']]);
  });

  it('are found beside a template that the user named alone', async () => {
    const files = { 'main.bicep': named, 'main.bicepparam': "using './main.bicep'\nparam name = 'beside'\n" };
    expect(clusters(await readBicep(memoryReader(files), ['main.bicep'], { parameterFiles: [], named: new Set(['main.bicep']) }))).toEqual([['main.bicep with main.bicepparam', 'main.bicepparam', 'beside']]);
    expect(clusters(await readBicep(memoryReader(files), ['main.bicepparam'], { parameterFiles: [], named: new Set(['main.bicepparam']) }))).toEqual([['main.bicep with main.bicepparam', 'main.bicepparam', 'beside']]);
  });

  it('bring in no other template when they lie beside the one that the user named', async () => {
    const files = { 'new.bicep': named, 'main.bicep': named, 'main.bicepparam': "using './main.bicep'\nparam name = 'beside'\n" };
    expect(clusters(await readBicep(memoryReader(files), ['new.bicep'], { parameterFiles: [], named: new Set(['new.bicep']) }))).toEqual([['new.bicep', null, 'default']]);
  });

  it('may build on each other, import, and leave things to the deployment', async () => {
    const analysis = await scanned({
      'main.bicep': `param name string\nparam secret string\nparam stage string\n${aks("'${name}-${stage}'")}`,
      'base.bicepparam': "using none\nparam stage = 'base'\nparam name = 'base'\n",
      'prod.bicepparam': "using 'main.bicep'\nextends 'base.bicepparam'\nimport { suffix } from 'shared.bicep'\nparam name = 'x${suffix}'\nparam secret = readEnvironmentVariable('SECRET')\n",
      'shared.bicep': "@export()\nvar suffix = '-y'\n",
    });
    expect(clusters(analysis)).toEqual([['main.bicep with prod.bicepparam', 'prod.bicepparam', 'x-y-base']]);
  });

  it('hold literal texts in JSON, and vault references that nobody can read', async () => {
    const analysis = await scanned({
      'main.json': template({ parameters: { name: { type: 'string' }, key: { type: 'string' } }, resources: [{ type: 'Microsoft.Test/probes', apiVersion: '2026-01-01', name: 'probe', a: "[parameters('name')]", b: "[parameters('key')]" }] }),
      'main.parameters.json': parameters({ name: { value: "[concat('a', 'b')]" }, key: { reference: { keyVault: { id: 'x' }, secretName: 'y' } } }),
    });
    const probe = resourcesIn(analysis.deployments[0]).get('probe');
    expect([shownAt(probe, 'a'), shownAt(probe, 'b')]).toEqual(["[concat('a', 'b')]", '? its value comes from a key vault']);
  });

  it('for a registry module that is not there make it a call that is not read', async () => {
    const { deployments, notices } = await scanned({ 'aks.bicepparam': "using 'br:example.azurecr.io/aks:1.0'\nparam name = 'shop'\n" });
    expect(deployments.map(({ unreadModules }) => unreadModules.map(({ address, source }) => [address, source]))).toEqual([[['aks.bicepparam', 'br:example.azurecr.io/aks:1.0']]]);
    expect(notices).toHaveLength(1);
  });

  it('that name a template that is not there are told', async () => {
    const { notices } = await scanned({ 'aks.bicepparam': "using 'gone.bicep'\nparam name = 'shop'\n" });
    expect(notices.map(({ message }) => message)).toEqual(['The parameter file is not used: gone.bicep cannot be read (there is no such file).']);
  });
});

describe('parameter files that the user names', () => {
  const files = { 'main.bicep': named, 'other.bicep': `param else string = 'e'\n${aks('else')}`, 'main.bicepparam': "using 'main.bicep'\nparam name = 'found'\n", 'x/given.json': parameters({ name: { value: 'given' } }) };

  it('replace those found by convention, for the templates that have their parameters', async () => {
    expect(clusters(await scanned(files, { parameterFiles: ['x/given.json'] }))).toEqual([['main.bicep with x/given.json', 'x/given.json', 'given'], ['other.bicep', null, 'e']]);
  });

  it('give each its own clusters', async () => {
    const analysis = await scanned(files, { parameterFiles: ['x/given.json', 'main.bicepparam'] });
    expect(clusters(analysis).map(([, variant, name]) => [variant, name])).toEqual([['x/given.json', 'given'], ['main.bicepparam', 'found'], [null, 'e']]);
  });

  it('are told when they are of no use', async () => {
    const { notices } = await scanned({ ...files, 'none.json': parameters({ unheard: { value: 1 } }), 'odd.json': '[]' }, { parameterFiles: ['none.json', 'odd.json'] });
    expect(notices.map(({ origin, message }) => [origin.span.file, message])).toEqual([
      ['none.json', 'The parameter file is not used: no template of the scan has its parameters.'],
      ['odd.json', 'The parameter file is not used: odd.json is no parameters file.'],
    ]);
  });
});

describe('registry modules', () => {
  const call = (path: string): string => `module m '${path}' = {\n  name: 'm'\n  params: {\n    name: 'shop'\n  }\n}\n`;
  const restored = memoryReader({
    'br/mcr.microsoft.com/bicep$avm$res$container-service$managed-cluster/0.11.0$/main.json': armTemplate,
    'br/example.azurecr.io/modules$aks/v1$/main.json': armTemplate,
    'ts/0000/group/spec/1.0/main.json': armTemplate,
  });
  const config = JSON.stringify({ moduleAliases: { br: { own: { registry: 'example.azurecr.io', modulePath: 'modules' } }, ts: { specs: { subscription: '0000', resourceGroup: 'group' } } } });

  it.each([
    'br/public:avm/res/container-service/managed-cluster:0.11.0',
    'br:mcr.microsoft.com/bicep/avm/res/container-service/managed-cluster:0.11.0',
    'br/own:aks:v1',
    'ts/specs:spec:1.0',
    'ts:0000/group/spec:1.0',
  ])('%s is read from the restore cache', async (path) => {
    const analysis = await readBicep(memoryReader({ 'infra/main.bicep': call(path), 'bicepconfig.json': config }), ['infra/main.bicep'], { parameterFiles: [], named: new Set(), restored: { reader: restored, folder: '../home/.bicep' } });
    expect(clusters(analysis)).toEqual([['infra/main.bicep', null, 'shop']]);
    const [resource] = [...resourcesIn(analysis.deployments[0]).values()];
    expect(resource?.declaredAt.span.file).toMatch(/^\.\.\/home\/\.bicep\/(?:br|ts)\/.*main\.json$/);
  });

  it('cannot lead out of the cache', async () => {
    const analysis = await readBicep(memoryReader({ 'main.bicep': call('br:../../etc/passwd:1') }), ['main.bicep'], { parameterFiles: [], named: new Set(), restored: { reader: restored, folder: '.bicep' } });
    expect(analysis.notices).toHaveLength(1);
  });
});
