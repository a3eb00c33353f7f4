import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import plugin from './index.js';
import { majors } from './testing/majors.js';
import { Folder, onlyPrivate } from './testing/folder.js';

const cluster = (value: string): string => `new containerservice.ManagedCluster('aks', { apiServerAccessProfile: { enablePrivateCluster: ${value} } });\n`;
const sdk = "import { containerservice } from '@pulumi/azure-native';\n";
const project = { 'Pulumi.yaml': 'name: shop\nruntime: nodejs\n' };

let folder: Folder;
function program(files: Readonly<Record<string, string>>): Folder {
  folder = new Folder({ ...project, ...files });
  return folder;
}
afterEach(() => {
  folder.remove();
});

describe.each(Object.keys(majors))('a program of several files in ESLint %s', (major) => {
  it('shows what another file decides at its use, and says where it is decided', () => {
    const index = `${sdk}import { isPrivate } from './settings';\n${cluster('isPrivate')}`;
    program({ 'index.ts': index, 'settings.ts': '\nexport const isPrivate = false;\n' });
    const [message] = folder.messages('index.ts', index, onlyPrivate, major);
    expect(message).toMatchObject({ line: 3, messageId: 'private-cluster', message: expect.stringContaining('This is decided at settings.ts:2.') });
    expect(message?.suggestions ?? []).toEqual([]);
  });

  it('shows a cluster that another file declares at the call that makes it', () => {
    const index = "import { Aks } from './aks';\n\nnew Aks('shop');\n";
    const aks = `${sdk}export class Aks {\n  constructor(name: string) {\n    ${cluster('false')}  }\n}\n`;
    program({ 'index.ts': index, 'aks.ts': aks });
    expect(folder.found('index.ts', index, onlyPrivate, major)).toEqual(['3:1 private-cluster']);
    expect(folder.found('aks.ts', aks, onlyPrivate, major)).toEqual(['4:98 private-cluster']);
  });

  it('shows a cluster that another file declares by itself at the import', () => {
    const index = "import * as fs from 'fs';\nimport './stages';\n";
    program({ 'index.ts': index, 'stages.ts': "export * from './aks';\n", 'aks.ts': sdk + cluster('false') });
    expect(folder.found('index.ts', index, onlyPrivate, major)).toEqual(['2:8 private-cluster']);
  });

  it('knows companions of other files', () => {
    const aks = `${sdk}export const aks = new containerservice.ManagedCluster('aks', {});\n`;
    const logs = "import * as insights from '@pulumi/azure-native/insights';\nimport { aks } from './aks';\nnew insights.DiagnosticSetting('logs', { resourceUri: aks.id, workspaceId: '/w', logs: [{ categoryGroup: 'allLogs', enabled: true }] });\n";
    program({ 'index.ts': "import './aks';\nimport './logs';\n", 'aks.ts': aks, 'logs.ts': logs });
    expect(folder.found('aks.ts', aks, { 'akslint/azure-k8s-08': 'error' }, major)).toEqual([]);
  });
});

describe('an open buffer', () => {
  it('counts instead of its file, in its own text and for others', () => {
    const saved = sdk + cluster('true');
    program({ 'index.ts': saved });
    expect(folder.found('index.ts', saved, onlyPrivate)).toEqual([]);
    expect(folder.found('index.ts', sdk + cluster('false'), onlyPrivate)).toEqual(['2:94 private-cluster']);
    expect(folder.found('index.ts', saved, onlyPrivate)).toEqual([]);
  });

  it('sees other files as they are on the disk now', () => {
    const index = `${sdk}import { isPrivate } from './settings';\n${cluster('isPrivate')}`;
    program({ 'index.ts': index, 'settings.ts': 'export const isPrivate = false;\n' });
    expect(folder.found('index.ts', index, onlyPrivate)).toHaveLength(1);
    folder.write('settings.ts', 'export const isPrivate = true;\n\n');
    expect(folder.found('index.ts', index, onlyPrivate)).toEqual([]);
  });

  it('need not be saved at all', () => {
    program({});
    expect(folder.found('new/index.ts', sdk + cluster('false'), onlyPrivate)).toEqual(['2:94 private-cluster']);
  });
});

it.each(Object.entries(majors))("a program in JavaScript needs no other parser than ESLint %s's own", (_, { Linter }) => {
  const text = "const { containerservice } = require('@pulumi/azure-native');\nnew containerservice.ManagedCluster('aks', { apiServerAccessProfile: { enablePrivateCluster: false } });\n";
  program({});
  const found = new Linter({ cwd: folder.path, configType: 'flat' }).verify(text, [{ plugins: { akslint: plugin }, languageOptions: { sourceType: 'commonjs' }, rules: onlyPrivate }], { filename: join(folder.path, 'index.js') });
  expect(found).toMatchObject([{ messageId: 'private-cluster', line: 2, column: 94, suggestions: [{ fix: { text: 'true' } }] }]);
});

it('positions are right with Windows line ends and a byte order mark', () => {
  const text = `\uFEFF${sdk}\n${cluster('false')}`.replaceAll('\n', '\r\n');
  program({ 'index.ts': text });
  expect(folder.found('index.ts', text, onlyPrivate)).toEqual(['3:94 private-cluster']);
});

describe('stacks', () => {
  const index = `import * as pulumi from '@pulumi/pulumi';\n${sdk}${cluster("new pulumi.Config().requireBoolean('private')")}`;
  const files = { 'index.ts': index, 'Pulumi.dev.yaml': 'config:\n  shop:private: false\n', 'Pulumi.prod.yaml': 'config:\n  shop:private: true\n' };

  it('are named when others are fine', () => {
    program(files);
    const [message] = folder.messages('index.ts', index, onlyPrivate);
    expect(message?.message).toContain('This is decided at Pulumi.dev.yaml:2. (stack dev)');
  });

  it('can be chosen', () => {
    program(files);
    const [level, options] = onlyPrivate['akslint/azure-k8s-01'] as [string, object];
    expect(folder.found('index.ts', index, { 'akslint/azure-k8s-01': [level as 'error', { ...options, stacks: ['prod'] }] })).toEqual([]);
  });
});

describe("akslint's own comments", () => {
  const suppressing = (comment: string): string => `${sdk}new containerservice.ManagedCluster('aks', {\n  // ${comment}\n  apiServerAccessProfile: { enablePrivateCluster: false },\n});\n`;

  it('suppress in ESLint what they suppress for the command', () => {
    const text = suppressing('akslint-disable-next-line private-cluster -- build agents have no private line');
    program({ 'index.ts': text });
    expect(folder.found('index.ts', text, onlyPrivate)).toEqual([]);
  });

  it('suppress in the file that decides', () => {
    const index = `${sdk}import { isPrivate } from './settings';\n${cluster('isPrivate')}`;
    program({ 'index.ts': index, 'settings.ts': 'export const isPrivate = false; // akslint-disable-line azure-k8s-01 -- build agents have no private line\n' });
    expect(folder.found('index.ts', index, onlyPrivate)).toEqual([]);
  });

  it.each([
    ['without a reason', 'akslint-disable-next-line private-cluster'],
    ['after their last day', 'akslint-disable-next-line private-cluster -- build agents until 2020-01-31'],
    ['for another requirement', 'akslint-disable-next-line local-accounts -- break-glass account'],
  ])('suppress nothing %s', (_, comment) => {
    const text = suppressing(comment);
    program({ 'index.ts': text });
    expect(folder.found('index.ts', text, onlyPrivate)).toEqual(['4:51 private-cluster']);
  });
});

describe('bad programs', () => {
  it('a file that cannot be parsed is told at its import, and proves nothing', () => {
    const index = `${sdk}import { isPrivate } from './settings';\n${cluster('isPrivate')}`;
    program({ 'index.ts': index, 'settings.ts': 'export const isPrivate = = ;\n' });
    expect(folder.found('index.ts', index, onlyPrivate)).toEqual(['2:27 unread']);
  });

  it.each([
    ['a circular import', `import { x } from './index';\n${sdk}export const y = x;\n${cluster('y')}export const x2 = y;\n`],
    ['a missing import', `import { x } from './none';\n${sdk}${cluster('x')}`],
    ['recursion without an end', `${sdk}const f = (): boolean => f();\n${cluster('f()')}`],
    ['a loop over what is not known', `${sdk}for (const x of process.argv) ${cluster('x')}`],
    ['a loop without an end', `${sdk}while (true) {}\n${cluster('true')}`],
    ['deep nesting', `${sdk}const x = ${'['.repeat(300)}${']'.repeat(300)};\n${cluster('true')}`],
  ])('%s is no crash and no finding that is not sure', (_, text) => {
    program({ 'index.ts': text });
    expect(folder.messages('index.ts', text, onlyPrivate).map(({ message }) => message)).toEqual([]);
  });

  it('a text that mentions nothing of Azure is not analysed', () => {
    program({ 'index.ts': 'export {};\n' });
    expect(folder.found('index.ts', "import { x } from './none';\n", { 'akslint/azure-k8s-01': ['error', { unknowns: true }] })).toEqual([]);
  });
});

it('a text that leads to Azure through a file of its own is analysed, outside of a project only when it names Pulumi', () => {
  const aks = sdk + cluster('false');
  const index = "import './aks';\n";
  program({ 'index.ts': index, 'aks.ts': aks });
  expect(folder.found('index.ts', index, onlyPrivate)).toEqual(['1:8 private-cluster']);
  folder.remove();
  folder = new Folder({ 'index.ts': index, 'aks.ts': aks });
  expect(folder.found('index.ts', index, onlyPrivate)).toEqual([]);
  expect(folder.found('aks.ts', aks, onlyPrivate)).toEqual(['2:94 private-cluster']);
  const named = `import * as pulumi from '@pulumi/pulumi';\n${index}`;
  expect(folder.found('index.ts', named, onlyPrivate)).toEqual(['2:8 private-cluster']);
});

describe('speed', () => {
  it('of one more run over an edited program of 500 lines is under 50 ms', () => {
    const filler = Array.from({ length: 480 }, (_, index) => `export const setting${index} = { name: \`n\${${index}}\`, size: ${index} };`).join('\n');
    program({});
    const rules = Object.fromEntries(['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'].map((id) => [`akslint/azure-k8s-${id}`, 'error'] as const));
    const text = (edit: number): string => `${sdk}${filler}\n${cluster('false')}export const edit = ${edit};\n`;
    folder.messages('index.ts', text(0), rules);
    const times = Array.from({ length: 12 }, (_, edit) => {
      const alone = timed(() => folder.messages('index.ts', `// ${edit}\n${filler}`, rules));
      return timed(() => folder.messages('index.ts', text(edit + 1), rules)) - alone;
    });
    expect(Math.min(...times)).toBeLessThan(50);
  });
});

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
