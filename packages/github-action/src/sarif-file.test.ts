import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeSarif } from './sarif-file.js';

let top: string;
let workspace: string;
beforeEach(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'akslint-sarif-')));
  workspace = join(top, 'workspace');
  mkdirSync(join(workspace, 'infra'), { recursive: true });
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

const write = (file: string, text = '{}') => writeSarif(file, text, { workspace, directory: join(workspace, 'infra'), repository: workspace });

it('is relative to the working directory, and named relative to the workspace', async () => {
  expect(await write('out/deep/x.sarif')).toBe('infra/out/deep/x.sarif');
  expect(readFileSync(join(workspace, 'infra/out/deep/x.sarif'), 'utf8')).toBe('{}');
  expect(await write('../x.sarif', 'long')).toBe('x.sarif');
  expect(await write('../x.sarif', '-')).toBe('x.sarif');
  expect(readFileSync(join(workspace, 'x.sarif'), 'utf8')).toBe('-');
});

it('may lie outside of the workspace, where the workflow says so', async () => {
  expect(await write(join(top, 'temporary/x.sarif'))).toBe(join(top, 'temporary/x.sarif'));
  expect(existsSync(join(top, 'temporary/x.sarif'))).toBe(true);
});

it('follows no link of the repository', async () => {
  writeFileSync(join(top, 'precious'), 'kept');
  symlinkSync(join(top, 'precious'), join(workspace, 'infra/x.sarif'));
  symlinkSync(top, join(workspace, 'infra/out'));
  symlinkSync(join(top, 'nowhere'), join(workspace, 'infra/gone'));
  await expect(write('x.sarif')).rejects.toThrow('The input sarif-file names a file that cannot be written, x.sarif: it is a symbolic link.');
  await expect(write('out/new/x.sarif')).rejects.toThrow('out/new/x.sarif: a symbolic link leads out of the workspace.');
  await expect(write('gone/x.sarif')).rejects.toThrow('The input sarif-file names a file that cannot be written, gone/x.sarif: ');
  expect(readFileSync(join(top, 'precious'), 'utf8')).toBe('kept');
  expect([existsSync(join(top, 'new')), existsSync(join(top, 'nowhere'))]).toEqual([false, false]);
});

it('tells when it cannot be written', async () => {
  await expect(write('../infra')).rejects.toThrow(/^The input sarif-file names a file that cannot be written, \.\.\/infra: EISDIR/);
});
