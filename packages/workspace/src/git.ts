import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { UsageError } from './usage-error.js';

/** What is compared with what. */
export type Comparison =
  | { readonly kind: 'staged' }
  /** The working tree with where it left `since`; undefined: with the last commit. */
  | { readonly kind: 'working tree'; readonly since: string | undefined };

/** What git says of a repository. Paths are absolute. */
export interface GitChanges {
  /** Files that were changed, added, renamed (both names) or deleted. */
  readonly changed: ReadonlySet<string>;
  /** For `staged`: files whose text in the working tree is not the staged one, or that are not there, with the staged one. */
  readonly staged: ReadonlyMap<string, () => Uint8Array>;
}

/** Asks git what changed in a repository. A part of the workspace so that tests can give their own. */
export type Git = (repository: string, comparison: Comparison) => GitChanges;

const mostOutput = 64 * 1024 * 1024;

/**
 * What `git` itself says. Nothing that the repository configures is run: no hooks, monitors or external diffs.
 * @throws UsageError when git is not there, or does not know what is asked for.
 */
export const realGit: Git = (repository, comparison) => {
  const git = (...words: readonly string[]): Uint8Array => ran(repository, words);
  const listed = (...words: readonly string[]): readonly string[] => namesIn(git(...words)).map((name) => join(repository, name));
  const differing = ['diff', '--name-only', '--no-renames', '--no-ext-diff', '--no-textconv', '--ignore-submodules', '-z'];
  if (comparison.kind === 'staged') {
    const changed = listed(...differing, '--cached');
    const staged = namesIn(git(...differing, '--diff-filter=MD')).map((name): [string, () => Uint8Array] => [join(repository, name), remembered(() => git('cat-file', 'blob', `:0:${name}`))]);
    return { changed: new Set(changed), staged: new Map(staged) };
  }
  const base = comparison.since === undefined ? headOf(repository) : baseOf(repository, comparison.since);
  const tracked = base === undefined ? listed('ls-files', '-z') : listed(...differing, base);
  const untracked = listed('ls-files', '--others', '--exclude-standard', '-z');
  return { changed: new Set([...tracked, ...untracked]), staged: new Map() };
};

/** Undefined before the first commit. */
function headOf(repository: string): string | undefined {
  try {
    return text(ran(repository, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']));
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

function baseOf(repository: string, since: string): string {
  try {
    const commit = text(ran(repository, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${since}^{commit}`]));
    return text(ran(repository, ['merge-base', commit, 'HEAD']));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(`git knows no common history with "${since}". Name a branch, tag or commit that was fetched.`);
  }
}

function ran(repository: string, words: readonly string[]): Uint8Array {
  const { status, stdout, stderr, error } = spawnSync('git', ['-c', 'core.fsmonitor=false', '-c', 'core.quotepath=off', ...words], { cwd: repository, maxBuffer: mostOutput, windowsHide: true });
  if (error !== undefined) throw new UsageError('git is needed to find what changed, and it cannot be run here.');
  if (status !== 0) throw new UsageError(`git cannot say what changed: ${stderr.toString('utf8').trim().split('\n')[0] ?? ''}`);
  return stdout;
}

function namesIn(output: Uint8Array): readonly string[] {
  return new TextDecoder().decode(output).split('\0').filter((name) => name !== '');
}

function text(output: Uint8Array): string {
  return new TextDecoder().decode(output).trim();
}

function remembered<T>(work: () => T): () => T {
  let known: { readonly is: T } | undefined;
  return () => (known ??= { is: work() }).is;
}
