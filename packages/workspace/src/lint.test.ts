import { describe, expect, it } from 'vitest';
import type { Disk } from './disk.js';
import { lint } from './lint.js';
import type { LintRequest, LintResult } from './result.js';
import { MemoryDisk, type MemoryEntry } from './testing/memory-disk.js';

const cluster = 'resource "azurerm_kubernetes_cluster" "main" {\n  name = "fine"\n  private_cluster_enabled = var.private\n}\nvariable "private" {\n  type = bool\n}\n';

function request(disk: Disk, more: Partial<LintRequest> = {}): LintRequest {
  return { cwd: '/repo', targets: ['.'], varFiles: [], variables: [], parameterFiles: [], stacks: [], environment: {}, only: [], skip: [], allowEmpty: false, today: '2026-07-01', disk, ...more };
}

async function linted(entries: Readonly<Record<string, MemoryEntry>>, more: Partial<LintRequest> = {}): Promise<LintResult> {
  return lint(request(new MemoryDisk({ '/repo/.git/HEAD': '', ...entries }), more));
}

function privateCluster({ subjects }: LintResult): string | undefined {
  return subjects[0]?.controls.flatMap(({ requirements }) => requirements).find(({ id }) => id === 'private-cluster')?.verdict;
}

describe('a scan', () => {
  it('judges what it finds', async () => {
    const result = await linted({ '/repo/infra/main.tf': cluster, '/repo/infra/terraform.tfvars': 'private = true\n' });
    expect(result.base).toBe('/repo');
    expect(result.subjects.map(({ subject }) => [subject.name, subject.declaredAt.span.file])).toEqual([['fine', 'infra/main.tf']]);
    expect(privateCluster(result)).toBe('pass');
    expect(result.files).toContain('infra/main.tf');
    expect(result.errors).toEqual([]);
  });

  it('says so when there is no infrastructure code', async () => {
    const result = await linted({ '/repo/docs/x.md': '' }, { targets: ['docs'] });
    expect(result).toMatchObject({ subjects: [], errors: [], files: [], notices: [{ message: 'No infrastructure code was found here.', origin: { span: { file: 'docs' } } }] });
  });

  it('takes variables from --var, from --var-file wherever it lies, and from the environment', async () => {
    const entries = { '/repo/main.tf': cluster, '/elsewhere/on.tfvars': 'private = true\n' };
    expect(privateCluster(await linted(entries))).toBe('unknown');
    expect(privateCluster(await linted(entries, { variables: [{ name: 'private', value: 'false' }] }))).toBe('fail');
    expect(privateCluster(await linted(entries, { varFiles: ['../elsewhere/on.tfvars'] }))).toBe('pass');
    expect(privateCluster(await linted(entries, { environment: { TF_VAR_private: 'true' } }))).toBe('pass');
  });

  it('gives the same answer for the same files in any order', async () => {
    const entries = { '/repo/b/main.tf': cluster, '/repo/a/main.tf': cluster, '/repo/a/z.tf': 'locals {}\n' };
    const reversed = Object.fromEntries(Object.entries(entries).reverse());
    const summary = ({ subjects, notices, errors, files }: LintResult): string =>
      JSON.stringify({ subjects: subjects.map(({ subject, controls }) => [subject.address, subject.declaredAt.span, controls.map(({ verdict }) => verdict)]), notices, errors, files });
    expect(summary(await linted(entries))).toBe(summary(await linted(reversed)));
  });
});

describe('bad input', () => {
  const wrong: readonly (readonly [string, MemoryEntry])[] = [
    ['a binary file', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1])],
    ['a file without permission', { fails: 'EACCES' }],
    ['a link that leads back to itself', { link: 'bad.tf' }],
    ['a link out of the repository', { link: '/etc/bad.tf' }],
    ['a file of 20 MB', new Uint8Array(20 * 1024 * 1024).fill(0x23)],
    ['a syntax error', 'resource "x" {\n  a = = 1\n}\n'],
  ];

  it.each(wrong)('%s is an error with its place, and the rest is judged', async (_, entry) => {
    const result = await linted({ '/etc/bad.tf': 'secret', '/repo/bad/bad.tf': entry, '/repo/good/main.tf': cluster });
    expect(result.errors.map(({ file }) => file)).toEqual(['bad/bad.tf']);
    expect(result.subjects.map(({ subject }) => subject.name)).toEqual(['fine']);
  });

  it('a directory without permission is one, too', async () => {
    const result = await linted({ '/repo/locked': { fails: 'EACCES' }, '/repo/good/main.tf': cluster });
    expect(result.errors).toEqual([{ file: 'locked', message: 'The directory cannot be searched: permission is denied.' }]);
    expect(result.subjects).toHaveLength(1);
  });

  it('a file that vanishes after it was found is one, too', async () => {
    const disk = new MemoryDisk({ '/repo/.git/HEAD': '', '/repo/bad/main.tf': cluster, '/repo/good/main.tf': cluster });
    const vanishing: Disk = {
      stat: (path) => disk.stat(path),
      realpath: (path) => disk.realpath(path),
      entries: (path) => disk.entries(path),
      bytes(path, most) {
        if (path === '/repo/bad/main.tf') disk.remove(path);
        return disk.bytes(path, most);
      },
    };
    const result = await lint(request(vanishing));
    expect(result.errors.map(({ file }) => file)).toEqual(['bad/main.tf']);
    expect(result.errors[0]?.message).toContain('vanished');
    expect(result.subjects.map(({ subject }) => subject.declaredAt.span.file)).toEqual(['good/main.tf']);
  });

  it('nesting 10,000 deep does no harm', async () => {
    const deep = `locals {\n  x = ${'['.repeat(10_000)}${']'.repeat(10_000)}\n  y = ${'('.repeat(10_000)}1${')'.repeat(10_000)}\n}\n`;
    const result = await linted({ '/repo/bad/main.tf': deep, '/repo/good/main.tf': cluster });
    expect(result.subjects).toHaveLength(1);
    expect(result.errors.every(({ message }) => !message.startsWith('Internal error'))).toBe(true);
  });

  it("a mistake of akslint's own is told with its stack", async () => {
    const disk = new MemoryDisk({ '/repo/.git/HEAD': '', '/repo/main.tf': cluster });
    const failing = request(disk, { environment: new Proxy({}, { ownKeys() { throw new Error('boom'); }, get() { throw new Error('boom'); } }) });
    const { errors } = await lint(failing);
    expect(errors).toEqual([{ file: '.', message: 'Internal error while reading Terraform: boom. This is a mistake in akslint; --debug shows where.', stack: expect.stringContaining('boom') }]);
  });
});

describe('a selection', () => {
  const verdicts = async (more: Partial<LintRequest>): Promise<unknown> =>
    (await linted({ '/repo/main.tf': cluster }, more)).subjects[0]?.controls.map(({ id, verdict, requirements }) => [id, verdict, requirements.map((one) => one.id)]);

  it('leaves the control or the requirement that is named, by id or name', async () => {
    expect(await verdicts({ only: ['azure-k8s-03'] })).toEqual([['azure-k8s-03', 'fail', ['kms-key', 'key-vault-access']]]);
    expect(await verdicts({ only: ['entra-rbac/local-accounts'] })).toEqual([['azure-k8s-06', 'fail', ['local-accounts']]]);
    expect(await verdicts({ only: ['azure-k8s-06'], skip: ['azure-k8s-06/local-accounts', 'azure-k8s-06/entra-integration', 'azure-k8s-06/azure-rbac'] })).toEqual([
      ['azure-k8s-06', 'pass', ['kubernetes-rbac']],
    ]);
  });

  it('refuses what there is none of, and says what was meant', async () => {
    await expect(verdicts({ skip: ['azure-k8s-06/local-account'] })).rejects.toThrow('There is no control or requirement "azure-k8s-06/local-account". Did you mean azure-k8s-06/local-accounts?');
  });
});
