import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const scenarios = join(root, 'test-fixtures/cli');
const bin = join(root, 'packages/cli/bin/akslint.js');
const version = /"version": "([^"]+)"/.exec(readFileSync(join(root, 'packages/cli/package.json'), 'utf8'))?.[1] ?? '';
/** Alone on its line, or in the JSON report; the same digits elsewhere may be an address. */
const versionInPlace = new RegExp(`(?<=^|"version": ")${version.replaceAll('.', String.raw`\.`)}(?=$|")`, 'gm');
const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:NO_COLOR|FORCE_COLOR|TF_.*|NODE_OPTIONS|VITEST.*)$/.test(name)));

beforeAll(() => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, '.ci/prepare.mjs')], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}, 120_000);

function outcome(scenario: string): { stdout: string; stderr: string; status: string } {
  const [, ...words] = readFileSync(join(scenarios, scenario, 'command'), 'utf8').trim().split(/\s+/);
  const { stdout, stderr, status } = spawnSync(process.execPath, [bin, ...words], { cwd: join(scenarios, scenario, 'input'), encoding: 'utf8', env: environment, input: expected(scenario, 'stdin') });
  const steady = (text: string): string => text.replace(versionInPlace, '<version>');
  return { stdout: steady(stdout), stderr: steady(stderr), status: `${status}\n` };
}

function expected(scenario: string, name: string): string {
  const file = join(scenarios, scenario, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function record(scenario: string, name: string, text: string): void {
  const file = join(scenarios, scenario, name);
  if (text === '') rmSync(file, { force: true });
  else writeFileSync(file, text);
}

describe('the command', () => {
  it.each(readdirSync(scenarios).sort())('%s', (scenario) => {
    const actual = outcome(scenario);
    if (process.env['AKSLINT_UPDATE'] === '1') for (const [name, text] of Object.entries(actual)) record(scenario, name, text);
    expect(actual).toEqual({ stdout: expected(scenario, 'stdout'), stderr: expected(scenario, 'stderr'), status: expected(scenario, 'status') });
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
