import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lint, type LintResult } from '@akslint/workspace';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/**
 * Every sample under `rules/<control>/remedies` passes its own control. Which formats can be read is found by trying:
 * a file that nothing reads is named by a notice, and then no file of that kind may be read anywhere.
 */
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
    results.set(`${control}/${file}`, await lint({ cwd, targets: [file], varFiles: [], variables: [], parameterFiles: [], stacks: [], environment: {}, only: [control], skip: [], allowEmpty: false, today: '2026-01-01' }));
  }
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const resultOf = (control: string, file: string): LintResult => results.get(`${control}/${file}`)!;
const isRead = (result: LintResult): boolean => result.files.length > 0;

describe('each kind of sample', () => {
  it.each([...new Set(declared.map(({ kind }) => kind))])('is read everywhere or nowhere: %s', (kind) => {
    const answers = declared.filter((one) => one.kind === kind).map(({ control, file }) => ({ file: `${control}/${file}`, isRead: isRead(resultOf(control, file)) }));
    const unread = answers.filter((one) => !one.isRead);
    if (unread.length > 0) process.stdout.write(`\nNOTE: nothing reads .${kind} samples yet; ${answers.length} of them are not judged.\n`);
    expect(unread.length === 0 || unread.length === answers.length, unread.map(({ file }) => file).join()).toBe(true);
  });

  it('is read in Terraform at least', () => {
    expect(declared.filter(({ kind }) => kind === 'tf').every(({ control, file }) => isRead(resultOf(control, file)))).toBe(true);
  });
});

describe('a sample passes its own control', () => {
  it.each(declared)('$control/$file', ({ control, file }) => {
    const result = resultOf(control, file);
    expect(result.errors).toEqual([]);
    if (!isRead(result)) {
      expect(result.notices.map(({ message }) => message)).toEqual([expect.stringMatching(/^This kind of file is not read/)]);
      return;
    }
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
