import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listedCommands, root, snippet, snippets } from './pages.js';
import { link, Workshop, write, type Ended } from './workshop.js';

const plugin = join(root, 'packages/eslint-plugin');
const majors = ['eslint-8', 'eslint', 'eslint-10'];
const [flat = '', single = ''] = snippets('eslint.md', 'js').map(({ text }) => text);
const [install = '', lint = '', legacyLint = ''] = listedCommands('eslint.md');
const message = snippet('eslint.md', 'text', 'local-accounts').trim();

let workshop: Workshop;
/** The plugin as it is published: its manifest and its bundle. */
let published = '';

beforeAll(() => {
  workshop = new Workshop();
  published = join(workshop.directory, 'eslint-plugin-akslint');
  cpSync(join(plugin, 'package.json'), join(published, 'package.json'));
  link(published, 'ts-morph', join(plugin, 'node_modules/ts-morph'));
  const script = `await (await import(${JSON.stringify(pathToFileURL(join(plugin, 'scripts/bundle.mjs')).href)})).bundle(${JSON.stringify(join(published, 'lib'))});`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}, 120_000);

afterAll(() => {
  workshop.remove();
});

/** The sample with a configuration of the page, and what its first command installs. */
function run(major: string, files: Readonly<Record<string, string>>, command: string): Ended & { readonly lines: readonly string[] } {
  const directory = workshop.repository();
  link(directory, 'eslint', join(plugin, 'node_modules', major));
  link(directory, '@typescript-eslint/parser', join(plugin, 'node_modules/@typescript-eslint/parser'));
  link(directory, 'eslint-plugin-akslint', published);
  write(directory, files);
  const ended = workshop.run(directory, command);
  return { ...ended, lines: ended.stdout.split('\n').map((line) => line.trim().replaceAll(/ +/g, ' ')) };
}

/** The requirements that are named in what ESLint says, sorted. */
function requirements(lines: readonly string[]): readonly string[] {
  return [...new Set(lines.flatMap((line) => /\[([a-z-]+)\] akslint\/azure-k8s-\d\d$/.exec(line)?.[1] ?? []))].sort();
}

const failing = ['azure-policy-addon', 'azure-rbac', 'cluster-identity', 'control-plane-logs', 'defender', 'entra-integration', 'kms-key', 'kubelet-identity', 'local-accounts', 'network-policy-engine', 'public-fqdn', 'workload-identity'];

describe('the page about ESLint', () => {
  it('installs what its configurations load', () => {
    const packages = install.split(' ').slice(3);
    const loaded = [flat, single].flatMap((text) => [...text.matchAll(/from '(.*)'/g)].map(([, name]) => name));
    expect(install).toMatch(/^npm install --save-dev /);
    expect(packages).toEqual(expect.arrayContaining(loaded));
  });

  it.each(majors)('has a flat configuration for %s', (major) => {
    const { status, stderr, lines } = run(major, { 'eslint.config.mjs': flat }, lint);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(requirements(lines)).toEqual(failing);
    expect(lines).toContain(message);
  });

  it.each(majors)('has one for a folder and for single rules, for %s', (major) => {
    const { status, stderr, lines } = run(major, { 'eslint.config.mjs': single }, lint);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    const undecided = ['default-deny', 'imds-egress', 'oidc-issuer', 'pod-security-initiative'];
    expect(requirements(lines)).toEqual([...failing.filter((name) => !['cluster-identity', 'defender', 'kubelet-identity'].includes(name)), ...undecided].sort());
  });

  it('has a configuration of the old kind for ESLint 8', () => {
    const { status, stderr, lines } = run('eslint-8', { '.eslintrc.json': snippet('eslint.md', 'json', 'legacy-recommended') }, legacyLint);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(requirements(lines)).toEqual(failing);
  });

  it('shows comments of both kinds that suppress', () => {
    const [shown = '', ...others] = snippets('eslint.md', 'ts').map(({ text }) => text);
    expect(others).toEqual([]);
    const program = (text: string): string => `import * as containerservice from '@pulumi/azure-native/containerservice';\nnew containerservice.ManagedCluster('aks', {\n${text}});\n`;
    const named = (text: string): readonly string[] => requirements(run('eslint', { 'eslint.config.mjs': flat, 'pulumi/index.ts': program(text) }, lint).lines);
    const decided = ['local-accounts', 'private-cluster'];
    expect(named(shown.replaceAll(/^\/\/.*\n/gm, ''))).toEqual(expect.arrayContaining(decided));
    expect(named(shown).filter((name) => decided.includes(name))).toEqual([]);
  });
});
