import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lint, type LintResult } from '@akslint/workspace';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Every sample under `rules/<control>/remedies` passes its own control. */
const rules = fileURLToPath(new URL('../rules/', import.meta.url));
const samples = readdirSync(rules)
  .filter((name) => /^azure-k8s-\d\d$/.test(name))
  .flatMap((control) => readdirSync(join(rules, control, 'remedies')).map((file) => ({ control, file, kind: file.slice(file.lastIndexOf('.') + 1) })));
/** Commands are run, not declared; what is only added to pods is judged by nothing. */
const commands = samples.filter(({ kind }) => kind === 'sh');
const declared = samples.filter(({ kind }) => kind !== 'sh');
const withoutVerdict = new Set(['azure-k8s-02/kubernetes.yaml']);

let folder: string;
const results = new Map<string, LintResult>();

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'akslint-remedies-')));
  for (const { control, file } of declared) {
    const cwd = mkdtempSync(join(folder, `${control}-`));
    copyFileSync(join(rules, control, 'remedies', file), join(cwd, file));
    if (file.endsWith('.ts')) writeProject(cwd, file);
    results.set(`${control}/${file}`, await lint({ cwd, targets: [file], varFiles: [], variables: [], parameterFiles: [], stacks: [], environment: {}, only: [control], skip: [], allowEmpty: false, today: '2026-01-01' }));
  }
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const resultOf = (control: string, file: string): LintResult => results.get(`${control}/${file}`)!;

/** What makes a sample a Pulumi program. */
function writeProject(folder: string, main: string): void {
  writeFileSync(join(folder, 'Pulumi.yaml'), 'name: sample\nruntime: nodejs\n');
  const dependencies = { '@pulumi/azure': '^6.40.0', '@pulumi/azure-native': '^3.28.0', '@pulumi/kubernetes': '^4.20.0', '@pulumi/pulumi': '^3.150.0' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'sample', main, dependencies }));
}

describe('a sample passes its own control', () => {
  it.each(declared)('$control/$file', ({ control, file }) => {
    const result = resultOf(control, file);
    expect(result.errors).toEqual([]);
    expect(result.files).toContain(file);
    const judged = result.subjects.flatMap(({ controls }) => controls.flatMap(({ requirements }) => requirements)).filter(({ verdict }) => verdict !== 'not-applicable');
    expect(judged.filter(({ verdict }) => verdict !== 'pass').map(({ id, message }) => `${id}: ${message}`)).toEqual([]);
    expect(judged.flatMap(({ advice }) => advice)).toEqual([]);
    expect(judged.length > 0).toBe(!withoutVerdict.has(`${control}/${file}`));
  });
});

describe('a sample of commands', () => {
  it.each(commands)('$control/$file is well-formed', ({ control, file }) => {
    expect(spawnSync('bash', ['-n', join(rules, control, 'remedies', file)], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });
});
