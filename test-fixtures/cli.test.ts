import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const scenarios = join(root, 'test-fixtures/cli');
const bin = join(root, 'packages/cli/bin/akslint.js');
const version = /"version": "([^"]+)"/.exec(readFileSync(join(root, 'packages/cli/package.json'), 'utf8'))?.[1] ?? '';
/** Alone on its line, or where a report names the tool; the same digits elsewhere may be an address. */
const versionInPlace = new RegExp(`(?<=^|"(?:semanticV|v)ersion": ?"|<footer>akslint )${version.replaceAll('.', String.raw`\.`)}(?=$|"|\\. )`, 'gm');
const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:NO_COLOR|FORCE_COLOR|TF_.*|NODE_OPTIONS|VITEST.*|GIT_.*)$/.test(name)));
/** The day of all runs is 2026-07-01. */
environment['SOURCE_DATE_EPOCH'] = String(Date.UTC(2026, 6, 1) / 1000);

beforeAll(() => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, '.ci/prepare.mjs')], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}, 120_000);

interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: string;
  /** What the files in `after` hold after the run. */
  readonly after: Readonly<Record<string, string>>;
}

/** A scenario that prepares something or writes files is run on a copy, in a repository of its own. */
function outcome(scenario: string): Outcome {
  const isChanging = ['prepare', 'after'].some((name) => existsSync(join(scenarios, scenario, name)));
  if (!isChanging) return ran(scenario, join(scenarios, scenario, 'input'));
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'akslint-scenario-')));
  try {
    const input = join(copy, 'input');
    cpSync(join(scenarios, scenario, 'input'), input, { recursive: true });
    mkdirSync(join(input, '.git'));
    const prepare = join(scenarios, scenario, 'prepare');
    if (existsSync(prepare)) prepared(prepare, input);
    return ran(scenario, input);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Runs the scenario's `prepare` with bash; git in it is nobody's, and $AKSLINT is the command. */
function prepared(script: string, cwd: string): void {
  const git = { AKSLINT: bin, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.org', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.org' };
  const { status, stderr } = spawnSync('bash', ['-eu', script], { cwd, encoding: 'utf8', env: { ...environment, ...git } });
  if (status !== 0) throw new Error(stderr);
}

function ran(scenario: string, cwd: string): Outcome {
  const [, ...words] = readFileSync(join(scenarios, scenario, 'command'), 'utf8').trim().split(/\s+/);
  const { stdout, stderr, status } = spawnSync(process.execPath, [bin, ...words], { cwd, encoding: 'utf8', env: environment, input: expected(scenario, 'stdin') });
  const steady = (text: string): string => text.replace(versionInPlace, '<version>');
  const after = afterwards(scenario).map((file) => [file, existsSync(join(cwd, file)) ? readFileSync(join(cwd, file), 'utf8') : '(missing)']);
  return { stdout: steady(stdout), stderr: steady(stderr), status: `${status}\n`, after: Object.fromEntries(after) };
}

/** The files in a scenario's `after`. */
function afterwards(scenario: string): readonly string[] {
  const folder = join(scenarios, scenario, 'after');
  return existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort() : [];
}

function expected(scenario: string, name: string): string {
  const file = join(scenarios, scenario, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function record(scenario: string, name: string, text: string): void {
  const file = join(scenarios, scenario, name);
  mkdirSync(dirname(file), { recursive: true });
  if (text === '') rmSync(file, { force: true });
  else writeFileSync(file, text);
}

describe('the command', () => {
  it.each(readdirSync(scenarios).sort())('%s', (scenario) => {
    const { after, ...said } = outcome(scenario);
    const written = Object.fromEntries(Object.entries(after).map(([file, text]) => [`after/${file}`, text]));
    const actual = { ...said, ...written };
    if (process.env['AKSLINT_UPDATE'] === '1') for (const [name, text] of Object.entries(actual)) record(scenario, name, text);
    expect(actual).toEqual(Object.fromEntries(Object.keys(actual).map((name) => [name, expected(scenario, name)])));
  });

  it('ends quietly when nobody reads its output any more', () => {
    const { status, stderr } = spawnSync('bash', ['-c', `"${process.execPath}" "${bin}" main.tf | head -c 1; exit "\${PIPESTATUS[0]}"`], { cwd: join(scenarios, 'failing-file/input'), encoding: 'utf8', env: environment });
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  });
});

describe('the README', () => {
  it('shows what the command prints on its example', () => {
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain(expected('readme-example', 'stdout'));
  });
});
