import type { SourceReader } from '@akslint/model';
import { describe, expect, it } from 'vitest';
import { readProgram, readPulumi } from './index.js';
import { memoryReader } from './testing/memory-reader.js';
import { nativeProgram } from './testing/programs.js';
import { scenario, show } from './testing/scenario.js';

describe('the program of a project', () => {
  const text = nativeProgram('{}');

  it.each([
    ['index.ts beside Pulumi.yaml', { 'index.ts': text }],
    ['main of Pulumi.yaml', { 'Pulumi.yaml': 'name: app\nruntime: nodejs\nmain: src/infra.ts\n', 'src/infra.ts': text }],
    ['a folder as main', { 'Pulumi.yaml': 'name: app\nruntime: nodejs\nmain: src/\n', 'src/index.ts': text }],
    ['main of package.json', { 'package.json': '{ "main": "infra.ts" }', 'infra.ts': text }],
    ['what main of package.json is compiled from', { 'package.json': '{ "main": "bin/index.js" }', 'src/index.ts': text }],
    ['index.js', { 'index.js': text }],
  ])('is %s', async (_how, files) => {
    const { deployments } = await scenario(files as Record<string, string>);
    expect(deployments.map(({ resources }) => resources.map(({ address }) => address))).toEqual([['aks']]);
  });

  it('is found where the folder around the project may not be read', async () => {
    const inner = memoryReader({ 'app/Pulumi.yaml': 'name: app\nruntime: nodejs\n', 'app/index.ts': text });
    const reader: SourceReader = { ...inner, list: (directory) => (directory === '.' ? { unreadable: 'it lies outside', isMissing: false } : inner.list(directory)) };
    const { deployments, errors } = await readPulumi(reader, ['app'], { stacks: [] });
    expect(errors).toEqual([]);
    expect(deployments.map(({ resources }) => resources.map(({ address }) => address))).toEqual([['aks']]);
  });

  it('that is not there is an error', async () => {
    const { errors } = await scenario({ 'readme.md': '' });
    expect(errors).toEqual([{ file: 'Pulumi.yaml', message: 'There is no index.ts or index.js beside this project file.' }]);
  });

  it('in another language is a notice', async () => {
    const { deployments, notices } = await scenario({ 'Pulumi.yaml': 'name: app\nruntime: python\n', '__main__.py': '' });
    expect([deployments, notices.map(({ message }) => message)]).toEqual([
      [],
      ['This project is written for the runtime "python", which is not read; akslint reads Pulumi programs in TypeScript, JavaScript and YAML.'],
    ]);
  });

  it('that mentions neither Azure nor Kubernetes is not parsed', async () => {
    const { deployments, errors } = await scenario({ 'index.ts': `import * as aws from '@pulumi/aws'; new aws.s3.Bucket('b'); ((` });
    expect([deployments, errors]).toEqual([[], []]);
  });

  it.each([
    ['installed', { 'package.json': '{ "dependencies": { "@pulumi/azure": "^5.0.0" } }', 'node_modules/@pulumi/azure/package.json': '{ "version": "6.12.0" }' }, [4, 5]],
    ['declared', { 'package.json': '{ "dependencies": { "@pulumi/azure": "^5.0.0" } }' }, [3, 4]],
    ['declared with a wildcard', { 'package.json': '{ "devDependencies": { "@pulumi/azure": "6.x" } }' }, [4, 5]],
    ['declared, before 1.0', { 'package.json': '{ "dependencies": { "@pulumi/azure": "^0.16.5" } }' }, [1, 3]],
    ['of the time of azurerm 2', { 'package.json': '{ "dependencies": { "@pulumi/azure": "^3.0.0" } }' }, [1, 3]],
    ['open', { 'package.json': '{ "dependencies": { "@pulumi/azure": ">=5" } }' }, undefined],
    ['not declared', {}, undefined],
  ])('has the provider version that is %s', async (_how, files, expected) => {
    const { deployment } = await scenario({ 'index.ts': text, ...files });
    const version = deployment().providers.get('azurerm');
    expect(version && [version.lowest[0], version.below?.[0]]).toEqual(expected);
  });
});

describe('what nothing leads to', () => {
  it('a function that nothing calls is judged by itself, with what it is given unknown', async () => {
    const text = `import * as cs from '@pulumi/azure-native/containerservice';
export function makeCluster(name: string, on = true, options: any = {}) {
  return new cs.ManagedCluster(name, { disableLocalAccounts: on, enableRBAC: options.rbac });
}
`;
    const { deployments, notices, place } = await scenario({ 'index.ts': text });
    expect(deployments.map(({ id, resources }) => [id, resources.map(({ address, body }) => `${address} ${show(body.entries.get('properties'))}`)])).toEqual([
      ['Pulumi.yaml', []],
      [
        'index.ts#makeCluster',
        ['name {disableLocalAccounts: ?(nothing in the program calls it, so what it is given is not known; nonNull, key index.ts:on) when set(index.ts:on) is true | true when set(index.ts:on) is false, enableRBAC: ?(nothing in the program calls it, so what it is given is not known; key index.ts:options.rbac) when set(index.ts:options) is true | null when set(index.ts:options) is false}'],
      ],
    ]);
    expect(notices.map(({ origin, message }) => `${place(origin)} ${message}`)).toEqual(['index.ts:2 Nothing in the program calls makeCluster, so it is judged by itself; what it is given is not known.']);
  });

  it('a class that nothing makes is judged by itself', async () => {
    const text = `import * as pulumi from '@pulumi/pulumi'; import * as cs from '@pulumi/azure-native/containerservice';
export class Platform extends pulumi.ComponentResource { constructor(name: string) { super('t', name); } make() { new cs.ManagedCluster('aks', {}, { parent: this }); } }`;
    const { deployments } = await scenario({ 'index.ts': text });
    expect(deployments.map(({ id, resources }) => [id, resources.length])).toEqual([['Pulumi.yaml', 0], ['index.ts#Platform', 1]]);
  });

  it('a function that is called, though not always, is judged through its callers', async () => {
    const text = `import * as cs from '@pulumi/azure-native/containerservice'; function make() { new cs.ManagedCluster('a'); } if (process.env.A) make();`;
    const { deployments } = await scenario({ 'index.ts': text });
    expect(deployments.map(({ id }) => id)).toEqual(['Pulumi.yaml']);
  });

  it('a file that the program does not lead to is judged with a notice', async () => {
    const { deployments, notices } = await scenario({ 'index.ts': 'export {};', 'old/aks.ts': nativeProgram('{}'), 'old/aks.test.ts': nativeProgram('{}'), 'node_modules/x/index.ts': nativeProgram('{}') });
    expect(deployments.map(({ id, resources }) => [id, resources.length])).toEqual([['Pulumi.yaml', 0], ['old/aks.ts', 1]]);
    expect(notices.map(({ origin, message }) => [origin.span.file, message])).toEqual([['old/aks.ts', 'The program does not lead to this file; its clusters are judged on their own.']]);
  });

  it('a file that is imported in a branch that is not taken is not judged', async () => {
    const { deployments } = await scenario({ 'index.ts': `const azure = false; async function main() { if (azure) await import('./aks'); } main(); // @pulumi/azure`, 'aks.ts': nativeProgram('{}') });
    expect(deployments.map(({ id, resources }) => [id, resources.length])).toEqual([['Pulumi.yaml', 0]]);
  });
});

describe('what is wrong with a program', () => {
  it('a syntax error is told with its place, and nothing counts as absent', async () => {
    const text = `import * as cs from '@pulumi/azure-native/containerservice';
new cs.ManagedCluster('aks', { disableLocalAccounts: true, enableRBAC: });`;
    const { deployment, errors, value } = await scenario({ 'index.ts': text });
    expect(errors).toEqual([{ file: 'index.ts', offset: text.indexOf(' });') + 1, message: 'TypeScript cannot read this: Expression expected.' }]);
    expect(deployment().incomplete).toEqual({ text: 'a part of index.ts cannot be read', remedy: 'mend the syntax error' });
    expect(value('aks', 'properties')).toMatch(/^\{disableLocalAccounts: true, .*…\}$/);
  });

  it('a file that is not there leaves the program incomplete', async () => {
    const { deployment } = await scenario({ 'index.ts': nativeProgram('{ v: gone }', `import { gone } from './gone';`) });
    expect(deployment().incomplete?.text).toBe('./gone, which index.ts imports, is not there');
  });

  it('a program that never ends is left at some point, and says so', async () => {
    const { deployment } = await scenario({ 'index.ts': nativeProgram('{}', `for (let i = 0; ; i++) { for (let j = 0; j < 900; j++) { for (let k = 0; k < 900; k++) {} } }`) });
    expect(deployment().incomplete?.text).toBe('the program takes too many steps to be followed to its end');
  });

  it('a broken Pulumi.yaml is an error', async () => {
    const { errors } = await scenario({ 'Pulumi.yaml': 'name: app\nruntime: nodejs\n  bad: [\n', 'index.ts': '' });
    expect(errors.map(({ file }) => file)).toContain('Pulumi.yaml');
  });
});

describe('one file of a program', () => {
  const files = {
    'infra/Pulumi.yaml': 'name: app\nruntime: nodejs\n',
    'infra/index.ts': `import { make } from './aks'; make(true);`,
    'infra/aks.ts': `import * as cs from '@pulumi/azure-native/containerservice'; export const make = (on: boolean) => new cs.ManagedCluster('a', { disableLocalAccounts: on });`,
    'alone.ts': nativeProgram('{ v: 1 }'),
  };

  it('is read with the text of its buffer and the program around it', async () => {
    const text = files['infra/aks.ts'].replace('disableLocalAccounts', 'enableRBAC');
    const { deployments } = await readProgram({ reader: memoryReader(files), file: 'infra/aks.ts', text });
    expect(deployments.map(({ id, resources }) => [id, show(resources[0]?.body)])).toEqual([['infra/Pulumi.yaml', '{name: "a", properties: {enableRBAC: true}}']]);
  });

  it('is a program of its own where there is no project', async () => {
    const { deployments } = await readProgram({ reader: memoryReader(files), file: 'alone.ts' });
    expect(deployments.map(({ id, resources }) => [id, resources.length])).toEqual([['alone.ts', 1]]);
  });
});

describe('a cluster within a function that nobody can call', () => {
  it('is told', async () => {
    const text = `import * as cs from '@pulumi/azure-native/containerservice';
function outer() {
  return () => new cs.ManagedCluster('a');
}
outer();`;
    const { notices, place } = await scenario({ 'index.ts': text });
    expect(notices.map(({ origin, message }) => `${place(origin)} ${message}`)).toEqual(['index.ts:3 The cluster that is made here is not judged: nothing that could be followed calls the function around it.']);
  });
});
