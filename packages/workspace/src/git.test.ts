import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { realGit, UnknownHistory, type GitChanges } from './git.js';
import { UsageError } from './usage-error.js';

let folder = '';
let repository = '';
const environment = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.org', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.org' };
const git = (...words: string[]): string => execFileSync('git', words, { cwd: repository, env: environment, encoding: 'utf8', stdio: 'pipe' });
const write = (name: string, text: string): void => writeFileSync(join(repository, name), text);

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'akslint-git-')));
  repository = join(folder, 'repo');
  mkdirSync(repository);
  git('init', '-q', '-b', 'main');
  write('a.tf', 'one\ntwo\nthree\n');
  write('b.tf', 'b1\nb2\nb3\nb4\nb5\n');
  write('old.tf', 'o\n');
  git('add', '.');
  git('commit', '-qm', 'one');
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** By name within the repository; a text for what was there. */
function seen({ changed, before, lines }: GitChanges): unknown {
  const within = (path: string): string => path.slice(repository.length + 1);
  return {
    changed: [...changed].map(within).sort(),
    before: Object.fromEntries([...before()].map(([path, file]) => [within(path), file === 'absent' ? file : new TextDecoder().decode(file())])),
    lines: Object.fromEntries([...lines()].map(([path, changes]) => [within(path), changes])),
  };
}

const workingTree = (since?: string): GitChanges => realGit(repository, { kind: 'working tree', since });

it('tells the changed lines and what was there before, of changed, new, deleted and renamed files', () => {
  write('a.tf', 'one\n2\nthree\nfour\n');
  write('new file.tf', 'n\n');
  rmSync(join(repository, 'old.tf'));
  renameSync(join(repository, 'b.tf'), join(repository, 'c.tf'));
  git('add', 'c.tf', 'b.tf');
  expect(seen(workingTree())).toEqual({
    changed: ['a.tf', 'b.tf', 'c.tf', 'new file.tf', 'old.tf'],
    before: { 'a.tf': 'one\ntwo\nthree\n', 'b.tf': 'b1\nb2\nb3\nb4\nb5\n', 'c.tf': 'absent', 'new file.tf': 'absent', 'old.tf': 'o\n' },
    lines: { 'a.tf': [{ first: 2, last: 2 }, { first: 4, last: 4 }], 'new file.tf': 'all' },
  });
});

it('compares what is staged with the last commit, and with nothing before the first', () => {
  write('a.tf', 'one\nstaged\nthree\n');
  git('add', '.');
  write('a.tf', 'not staged\n');
  write('untracked.tf', 'u\n');
  expect(seen(realGit(repository, { kind: 'staged' }))).toEqual({ changed: ['a.tf'], before: { 'a.tf': 'one\ntwo\nthree\n' }, lines: { 'a.tf': [{ first: 2, last: 2 }] } });
  git('update-ref', '-d', 'HEAD');
  expect(seen(realGit(repository, { kind: 'staged' }))).toMatchObject({ before: { 'a.tf': 'absent', 'b.tf': 'absent', 'old.tf': 'absent' }, lines: { 'a.tf': [{ first: 1, last: 3 }] } });
  expect(seen(workingTree())).toMatchObject({ before: { 'a.tf': 'absent', 'untracked.tf': 'absent' }, lines: { 'a.tf': 'all', 'untracked.tf': 'all' } });
});

it('compares with where the work left a branch', () => {
  git('switch', '-qc', 'work');
  write('a.tf', 'one\ntwo\nmine\n');
  git('commit', '-qam', 'two');
  git('switch', '-q', 'main');
  write('b.tf', 'theirs\n');
  git('commit', '-qam', 'three');
  git('switch', '-q', 'work');
  expect(seen(workingTree('main'))).toEqual({ changed: ['a.tf'], before: { 'a.tf': 'one\ntwo\nthree\n' }, lines: { 'a.tf': [{ first: 3, last: 3 }] } });
});

it('tells nothing for a clean tree', () => {
  expect(seen(workingTree())).toEqual({ changed: [], before: {}, lines: {} });
});

it('takes a link for no file that was there', () => {
  symlinkSync('a.tf', join(repository, 'link.tf'));
  git('add', '.');
  git('commit', '-qm', 'two');
  rmSync(join(repository, 'link.tf'));
  write('link.tf', 'own\n');
  expect(seen(workingTree())).toMatchObject({ before: { 'link.tf': 'absent' } });
});

it('runs nothing that the repository configures', () => {
  const mark = join(folder, 'ran');
  write('run.sh', `#!/bin/sh\ntouch ${mark}\ncat\n`);
  execFileSync('chmod', ['+x', join(repository, 'run.sh')]);
  mkdirSync(join(repository, '.git/hooks'), { recursive: true });
  execFileSync('cp', [join(repository, 'run.sh'), join(repository, '.git/hooks/post-index-change')]);
  write('.gitattributes', '*.tf diff=own\n');
  git('add', '.');
  git('commit', '-qm', 'two');
  rmSync(mark, { force: true });
  const run = join(repository, 'run.sh');
  for (const [key, value] of [['core.fsmonitor', run], ['diff.external', run], ['diff.own.command', run], ['diff.own.textconv', run], ['diff.noprefix', 'true'], ['diff.mnemonicPrefix', 'true'], ['diff.interHunkContext', '10'], ['diff.context', '5'], ['color.ui', 'always']] as const) git('config', key, value);
  rmSync(mark, { force: true });
  write('b.tf', 'B1\nb2\nb3\nB4\nb5\n');
  expect(seen(workingTree())).toEqual({ changed: ['b.tf'], before: { 'b.tf': 'b1\nb2\nb3\nb4\nb5\n' }, lines: { 'b.tf': [{ first: 1, last: 1 }, { first: 4, last: 4 }] } });
  expect(seen(realGit(repository, { kind: 'staged' }))).toEqual({ changed: [], before: {}, lines: {} });
  expect(existsSync(mark)).toBe(false);
});

it('takes no reference for an option', () => {
  expect(() => workingTree(`--output=${folder}/written`)).toThrow(UnknownHistory);
  expect(existsSync(join(folder, 'written'))).toBe(false);
});

it('says that history is missing, and what to do in a shallow clone', () => {
  expect(() => workingTree('nowhere')).toThrow('git knows no common history with "nowhere". Name a branch, tag or commit that was fetched.');
  git('switch', '-qc', 'work');
  git('commit', '-qm', 'two', '--allow-empty');
  execFileSync('git', ['clone', '-q', '--depth', '1', '--no-single-branch', `file://${repository}`, join(folder, 'shallow')], { env: environment, stdio: 'pipe' });
  const compare = (since: string): GitChanges => realGit(join(folder, 'shallow'), { kind: 'working tree', since });
  for (const since of ['origin/main', 'nowhere']) {
    expect(() => compare(since)).toThrow(UnknownHistory);
    expect(() => compare(since)).toThrow(`This clone is shallow and does not hold what it has in common with "${since}". Fetch more history: git fetch --unshallow (in GitHub Actions: fetch-depth: 0 for actions/checkout).`);
  }
});

it('says what to do where git mistrusts the owner of a repository', () => {
  vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1');
  for (const comparison of [{ kind: 'staged' }, { kind: 'working tree', since: 'main' }, { kind: 'working tree', since: undefined }] as const) {
    expect(() => realGit(repository, comparison)).toThrow(new UsageError(`git does not read ${repository}, since it belongs to another user. If you trust it: git config --global --add safe.directory ${repository}`));
  }
});

it('says when the clone holds the base, but not its files', () => {
  write('a.tf', 'changed\n');
  const blob = git('rev-parse', 'HEAD:a.tf').trim();
  rmSync(join(repository, '.git/objects', blob.slice(0, 2), blob.slice(2)));
  expect(() => workingTree().before()).toThrow(UnknownHistory);
});
