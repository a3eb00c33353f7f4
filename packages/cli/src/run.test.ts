import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run, type Host } from './index.js';

let cwd: string;
beforeEach(() => {
  cwd = realpathSync(mkdtempSync(join(tmpdir(), 'akslint-')));
});
afterEach(() => {
  rmSync(cwd, { recursive: true, force: true });
});

async function ran(words: readonly string[], outError?: NodeJS.ErrnoException) {
  const written = { out: '', err: '' };
  const sink = (stream: 'out' | 'err', error?: Error) => ({
    write(text: string, done: (error?: Error | null) => void) {
      written[stream] += text;
      done(error);
    },
    on() {},
  });
  const host: Host = { argv: ['node', 'akslint', ...words], env: {}, cwd: () => cwd, stdout: sink('out', outError), stderr: sink('err') };
  return { status: await run(host), ...written };
}

const cluster = 'resource "azurerm_kubernetes_cluster" "x" {\n  name = "x"\n}\n';

describe('a run', () => {
  it('writes reports to files, makes their directories, and prints nothing then', async () => {
    writeFileSync(join(cwd, 'main.tf'), cluster);
    expect(await ran(['-f', 'json=deep/er/r.json', '-f', 'stylish=r.txt', '--color'])).toEqual({ status: 1, out: '', err: '' });
    expect(JSON.parse(readFileSync(join(cwd, 'deep/er/r.json'), 'utf8'))).toMatchObject({ schemaVersion: 1, subjects: [{ file: 'main.tf', line: 1 }] });
    expect(readFileSync(join(cwd, 'r.txt'), 'utf8')).not.toContain('\u001b');
  });

  it('says when a report cannot be written', async () => {
    writeFileSync(join(cwd, 'main.tf'), cluster);
    writeFileSync(join(cwd, 'taken'), '');
    const { status, err } = await ran(['-o', 'taken/r.txt']);
    expect(status).toBe(2);
    expect(err).toMatch(/^akslint: The report cannot be written to taken\/r\.txt: /);
  });

  it('is content when nobody reads any more, and not with any other failure to write', async () => {
    writeFileSync(join(cwd, 'main.tf'), cluster);
    expect(await ran([], Object.assign(new Error('gone'), { code: 'EPIPE' }))).toMatchObject({ status: 1, err: '' });
    expect(await ran([], Object.assign(new Error('full'), { code: 'ENOSPC' }))).toMatchObject({ status: 2 });
  });

  it('tells of a variable file that is not there', async () => {
    expect(await ran(['--var-file', 'none.tfvars'])).toEqual({ status: 2, out: '', err: 'akslint: There is no such variable file: none.tfvars\n' });
  });
});
