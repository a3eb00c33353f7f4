import { describe, expect, it } from 'vitest';
import { discover } from './discover.js';
import { lint } from './lint.js';
import type { LintRequest, LintResult } from './result.js';
import { rootsOf } from './scan-roots.js';
import { directoryOf, findTargets } from './targets.js';
import { MemoryDisk, type MemoryEntry } from './testing/memory-disk.js';
import { templateFiles } from './templates.js';

const schema = 'https://schema.management.azure.com/schemas/2019-04-01/';
const bicep = "param private bool = false\nresource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {\n  name: 'shop'\n  properties: {\n    apiServerAccessProfile: {\n      enablePrivateCluster: private\n    }\n  }\n}\n";
const arm = JSON.stringify({ $schema: `${schema}deploymentTemplate.json#`, contentVersion: '1.0.0.0', resources: [{ type: 'Microsoft.ContainerService/managedClusters', apiVersion: '2025-07-01', name: 'shop', properties: {} }] });
const parameters = JSON.stringify({ $schema: `${schema}deploymentParameters.json#`, contentVersion: '1.0.0.0', parameters: { private: { value: true } } });

async function linted(entries: Readonly<Record<string, MemoryEntry>>, more: Partial<LintRequest> = {}): Promise<LintResult> {
  const disk = new MemoryDisk({ '/repo/.git/HEAD': '', ...entries });
  return lint({ cwd: '/repo', targets: ['.'], varFiles: [], variables: [], parameterFiles: [], stacks: [], environment: {}, only: [], skip: [], allowEmpty: false, today: '2026-07-01', disk, ...more });
}

/** Format, variant and whether the API server is private, subject by subject. */
function privateClusters({ subjects }: LintResult): readonly unknown[] {
  return subjects.map(({ subject, controls }) => {
    const found = controls.flatMap(({ requirements }) => requirements).find(({ id }) => id === 'private-cluster');
    return [subject.format, subject.variant, found?.verdict];
  });
}

function given(entries: Readonly<Record<string, MemoryEntry>>, words: readonly string[]): readonly string[] {
  const disk = new MemoryDisk({ '/repo/.git/HEAD': '', ...entries });
  const { targets } = findTargets(disk, '/repo', words, false);
  const roots = rootsOf(disk, targets.map(directoryOf), []);
  return templateFiles(disk, roots, discover(disk, roots, targets));
}

describe('the files that are read as templates', () => {
  const entries = {
    '/repo/main.bicep': bicep, '/repo/main.bicepparam': "using 'main.bicep'\n", '/repo/arm/aks.json': arm, '/repo/arm/aks.parameters.json': parameters, '/repo/arm/notes.jsonc': `// x\n${arm}`,
    '/repo/package.json': '{"name": "x", "contentVersion": "1"}', '/repo/tsconfig.json': '{"resources": []}', '/repo/x.tf.json': arm, '/repo/node_modules/p/main.bicep': bicep, '/repo/big.json': new Uint8Array(11 * 1024 * 1024),
    '/repo/link.json': { link: '/etc/aks.json' }, '/repo/also.bicep': { link: 'main.bicep' }, '/repo/.gitignore': 'out/\n', '/repo/out/main.bicep': bicep, '/etc/aks.json': arm,
  };

  it('are Bicep, and JSON whose text looks like a template or parameters', () => {
    expect(given(entries, ['.'])).toEqual(['also.bicep', 'arm/aks.json', 'arm/aks.parameters.json', 'arm/notes.jsonc', 'main.bicep', 'main.bicepparam']);
  });

  it('are those that the user names', () => {
    expect(given(entries, ['arm/aks.json', 'package.json'])).toEqual(['arm/aks.json']);
    expect(given(entries, ['arm'])).toEqual(['arm/aks.json', 'arm/aks.parameters.json', 'arm/notes.jsonc']);
  });
});

describe('a scan of templates', () => {
  it('judges Bicep, ARM templates and Terraform beside each other', async () => {
    const result = await linted({ '/repo/a.bicep': bicep, '/repo/b.json': arm, '/repo/c/main.tf': 'resource "azurerm_kubernetes_cluster" "c" {\n  name = "c"\n}\n' });
    expect(privateClusters(result)).toEqual([['terraform', null, 'fail'], ['bicep', null, 'fail'], ['arm', null, 'fail']]);
    expect(result.files).toEqual(['a.bicep', 'b.json', 'c/main.tf']);
  });

  it('takes parameters from the files beside a template, or from those that are named', async () => {
    const entries = { '/repo/main.bicep': bicep, '/repo/main.parameters.json': parameters, '/elsewhere/off.json': parameters.replace('true', 'false') };
    expect(privateClusters(await linted(entries))).toEqual([['bicep', 'main.parameters.json', 'pass']]);
    expect(privateClusters(await linted(entries, { parameterFiles: ['../elsewhere/off.json'] }))).toEqual([['bicep', 'elsewhere/off.json', 'fail']]);
    await expect(linted(entries, { parameterFiles: ['gone.json'] })).rejects.toThrow('There is no such parameter file: gone.json');
  });

  it('says nothing of other JSON, but answers one who names it', async () => {
    const entries = { '/repo/main.bicep': bicep, '/repo/package.json': '{"name": "x"}', '/repo/odd.json': '{"contentVersion": "1", "resources": 3}' };
    expect((await linted(entries)).notices).toEqual([]);
    const { notices } = await linted(entries, { targets: ['package.json', 'odd.json'] });
    expect(notices.map(({ origin, message }) => [origin.span.file, message])).toEqual([
      ['odd.json', 'This JSON is no deployment template, no parameters of one, no Terraform plan and no Kubernetes manifest, so it is not read.'],
      ['package.json', 'This JSON is no deployment template, no parameters of one, no Terraform plan and no Kubernetes manifest, so it is not read.'],
    ]);
  });

  it('reads registry modules from the restore cache, and can show their text', async () => {
    const cached = '.bicep/br/mcr.microsoft.com/bicep$avm$res$container-service$managed-cluster/0.11.0$/main.json';
    const call = "module shop 'br/public:avm/res/container-service/managed-cluster:0.11.0' = {\n  name: 'm'\n}\n";
    const result = await linted({ '/repo/main.bicep': call, [`/home/me/${cached}`]: arm }, { environment: { HOME: '/home/me' } });
    expect(privateClusters(result)).toEqual([['bicep', null, 'fail']]);
    const file = result.subjects[0]?.subject.declaredAt.span.file ?? '';
    expect([file, result.sources.read(file)]).toEqual([`../home/me/${cached}`, arm]);
    const without = await linted({ '/repo/main.bicep': call });
    expect(without.notices.map(({ message }) => message)).toEqual([
      'Module br/public:avm/res/container-service/managed-cluster:0.11.0 is not read: module br/public:avm/res/container-service/managed-cluster:0.11.0 is not restored; run: bicep restore main.bicep.',
    ]);
    expect(privateClusters(without)).toEqual([['bicep', null, 'unknown']]);
  });

  it.each<readonly [string, MemoryEntry]>([
    ['main.bicep', 'resource = {\n'],
    ['main.bicep', { fails: 'EACCES' }],
    ['main.bicep', new Uint8Array([0, 1, 2])],
    ['main.json', `${arm.slice(0, -1)},,`],
  ])('tells of a broken %s', async (name, content) => {
    const { errors } = await linted({ [`/repo/${name}`]: content, '/repo/fine.bicep': bicep });
    expect(new Set(errors.map(({ file }) => file))).toEqual(new Set([name]));
  });
});
