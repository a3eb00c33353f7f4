import { readFileSync } from 'node:fs';
import { catalogue, controls } from '@akslint/rules';
import { describe, expect, it } from 'vitest';
import { MemoryDisk, type MemoryEntry } from '../testing/memory-disk.js';
import { ConfigurationError } from './configuration-error.js';
import { configurationFor } from './index.js';

async function loaded(entries: Readonly<Record<string, MemoryEntry>>, { cwd = '/repo', named, targets }: { cwd?: string; named?: string | undefined; targets?: readonly string[] } = {}) {
  return configurationFor({ disk: new MemoryDisk(entries), cwd, named, targets: targets ?? [cwd], controls, catalogue });
}

async function mistakes(entries: Readonly<Record<string, MemoryEntry>>, named?: string): Promise<readonly string[]> {
  try {
    await loaded({ '/repo/.git/HEAD': '', ...entries }, { named });
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.problems.map(({ text, place, message }) => `${text?.slice(place?.start, place?.end) ?? ''} | ${message}`);
  }
}

const only = async (text: string) => mistakes({ '/repo/akslint.config.json': text });

describe('the configuration', () => {
  it('is the nearest upwards, and not beyond the repository', async () => {
    const entries = { '/repo/.git/HEAD': '', '/repo/akslint.config.json': '{}', '/repo/a/akslint.config.yaml': '', '/akslint.config.json': '{}', '/other/.git/HEAD': '', '/other/x.tf': '', '/repo/a/b/x.tf': '', '/repo/c/x.tf': '' };
    expect((await loaded(entries, { cwd: '/repo/a/b' }))?.file).toBe('/repo/a/akslint.config.yaml');
    expect((await loaded(entries, { cwd: '/repo', targets: ['/repo/a/b', '/repo/c'] }))?.file).toBe('/repo/akslint.config.json');
    expect(await loaded(entries, { cwd: '/other' })).toBeUndefined();
  });

  it('outside of a repository is looked for up to where the user stands', async () => {
    const entries = { '/w/akslint.config.json': '{}', '/w/a/b/x.tf': '' };
    expect((await loaded(entries, { cwd: '/w', targets: ['/w/a/b'] }))?.file).toBe('/w/akslint.config.json');
    expect(await loaded(entries, { cwd: '/w/a', targets: ['/w/a/b'] })).toBeUndefined();
  });

  it('may stand in package.json, which is none without it', async () => {
    expect((await loaded({ '/repo/.git/HEAD': '', '/repo/package.json': '{"akslint": {"ignores": ["x"]}}' }))?.ignores).toEqual(['x']);
    expect(await loaded({ '/repo/.git/HEAD': '', '/repo/package.json': '{"name": "x"}' })).toBeUndefined();
    expect(await loaded({ '/repo/.git/HEAD': '', '/repo/package.json': 'nonsense "akslint"' })).toBeUndefined();
  });

  it('says more by a requirement than by its control, whatever comes first', async () => {
    const configuration = await loaded({ '/repo/.git/HEAD': '', '/repo/akslint.config.json': '{"controls": {"entra-rbac/local-accounts": "off", "azure-k8s-06": "low", "azure-k8s-03": {"kms-key": "on"}}}' });
    expect([...(configuration?.levels ?? [])].map(([key, { is }]) => `${key} ${is}`)).toEqual([
      'azure-k8s-06/entra-integration low', 'azure-k8s-06/azure-rbac low', 'azure-k8s-06/local-accounts off', 'azure-k8s-06/kubernetes-rbac low', 'azure-k8s-03/kms-key on',
    ]);
  });

  it('builds on others, the last one winning, each file read once more where two need it', async () => {
    const configuration = await loaded({
      '/repo/.git/HEAD': '',
      '/repo/akslint.config.yaml': 'extends: [a/a.yaml, b.json]\ncontrols:\n  azure-k8s-03/kms-key: high\n',
      '/repo/a/a.yaml': 'extends: ../b.json\ncontrols: { azure-k8s-03/kms-key: low, azure-k8s-03/key-vault-access: low }\nvarFiles: [a.tfvars]\nignores: [one]\n',
      '/repo/a/a.tfvars': '',
      '/repo/b.json': '{ "controls": { "azure-k8s-03/key-vault-access": "off" }, "ignores": ["two"] } // and a comment',
    });
    expect(configuration?.files).toEqual(['/repo/b.json', '/repo/a/a.yaml', '/repo/akslint.config.yaml']);
    expect([...(configuration?.levels ?? [])].map(([key, { is, by }]) => [key, is, by])).toEqual([
      ['azure-k8s-03/key-vault-access', 'off', '/repo/b.json'],
      ['azure-k8s-03/kms-key', 'high', '/repo/akslint.config.yaml'],
    ]);
    expect(configuration?.inputs).toEqual([{ variables: [], varFiles: ['/repo/a/a.tfvars'], parameters: [] }]);
    expect(configuration?.ignores).toEqual(['two', 'one', 'two']);
  });

  it('gives values to Terraform as its command line takes them', async () => {
    const configuration = await loaded({ '/repo/.git/HEAD': '', '/repo/akslint.config.yaml': 'variables:\n  a: text\n  b: true\n  c: 1.5\n  d: ["${x}", {e: 1}]\n' });
    expect(configuration?.inputs[0]?.variables.map(({ name, value }) => [name, value])).toEqual([['a', 'text'], ['b', 'true'], ['c', '1.5'], ['d', '["$${x}",{"e":1}]']]);
  });
});

describe('a mistake in the configuration', () => {
  it.each([
    ['{"x": 1}', ['"x" | Unknown key "x". There are $schema, extends, ignores, controls, overrides, variables, varFiles, parameters, companions, excludedNamespaces, namespaces, suppressions.']],
    ['{"__proto__": {"ignores": []}}', ['"__proto__" | Unknown key "__proto__".']],
    ['[]', ['[] | A list is not possible here. Write an object.']],
    ['{"ignores": "x"}', ['"x" | "x" is not possible here. Write a list.']],
    ['{"variables": {"a": null}}', ['null | Nothing is not possible here.']],
    ['{"extends": 1}', ['1 | 1 is not possible here. Write a text or a list.']],
    ['{"suppressions": [{"control": "entra-rbac", "reason": "  "}]}', ['"  " | A suppression needs a reason.']],
    ['{"controls": {"azure-k8s-06": {"local-accounts": "hihg"}}}', ['"hihg" | "hihg" is not possible here. Did you mean "high"?']],
    ['{"overrides": [{"files": "x", "varFiles": ["none.tfvars"]}]}', ['"none.tfvars" | There is no such file: none.tfvars']],
    ['{"extends": "./none.yaml"}', ['"./none.yaml" | There is no such file: ./none.yaml']],
    ['{"extends": "../outside.yaml"}', ['"../outside.yaml" | ../outside.yaml lies outside of the repository.']],
    ['{,}', [', | This is not valid JSON: value expected.']],
  ])('%s', async (text, expected) => {
    const found = await only(text);
    expect(found.map((one, index) => one.slice(0, expected[index]?.length))).toEqual(expected);
  });

  it('is never a way out of the repository by a link', async () => {
    const entries = { '/repo/akslint.config.yaml': 'extends: a.yaml\nvarFiles: [v.tfvars]\n', '/repo/a.yaml': { link: '/secret.yaml' }, '/secret.yaml': '{}', '/repo/v.tfvars': { link: '/etc/passwd' }, '/etc/passwd': '' };
    expect(await mistakes(entries)).toEqual(['a.yaml | a.yaml lies outside of the repository.']);
    expect(await mistakes({ ...entries, '/repo/akslint.config.yaml': 'varFiles: [v.tfvars]\n' })).toEqual(['v.tfvars | v.tfvars lies outside of the repository.']);
  });

  it('that would grow without end is told', async () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d,*d]\n`;
    expect((await mistakes({ '/repo/akslint.config.yaml': bomb }))[0]).toMatch(/This YAML cannot be read/);
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`/repo/c${index}.json`, `{"extends": "./c${index + 1}.json"}`]));
    expect((await mistakes({ ...many, '/repo/akslint.config.json': '{"extends": "./c0.json"}' }))[0]).toMatch(/at most 50 files/);
  });

  it('may be that it is no text', async () => {
    expect(await mistakes({ '/repo/akslint.config.json': new Uint8Array([0xff, 0xfe, 0]) })).toEqual([' | The configuration cannot be read; it must be a file of text in UTF-8.']);
  });
});

describe('the documentation', () => {
  it('shows a configuration that can be used', async () => {
    const page = readFileSync(new URL('../../../../docs/configuration.md', import.meta.url), 'utf8');
    const sample = /```yaml\n([^]*?)```/.exec(page)?.[1] ?? '';
    const beside = Object.fromEntries(['common.tfvars', 'envs/prod/prod.tfvars'].map((name) => [`/repo/${name}`, '']));
    const configuration = await loaded({ '/repo/.git/HEAD': '', '/repo/akslint.config.yaml': sample, '/repo/policy/akslint.base.yaml': '', ...beside });
    expect([configuration?.overrides.length, configuration?.suppressions.length, configuration?.levels.get('azure-k8s-01/private-dns-zone')?.is]).toEqual([2, 1, 'off']);
  });
});
