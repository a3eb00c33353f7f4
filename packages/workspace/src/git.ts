import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { changedLinesIn, type ChangedLines } from './changed-lines.js';
import type { Overlaid } from './overlay-disk.js';
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
  /**
   * Each changed file as it was at the base: what it held, or `absent`. A text is asked for when it is read.
   * @throws UnknownHistory when the clone does not hold all of them
   */
  readonly before: () => ReadonlyMap<string, Overlaid>;
  /** The lines that were added or changed, by file. A file that only got another name has none. */
  readonly lines: () => ReadonlyMap<string, ChangedLines>;
}

/** Asks git what changed in a repository. A part of the workspace so that tests can give their own. */
export type Git = (repository: string, comparison: Comparison) => GitChanges;

/** What a change is compared with is not in this clone: an unknown commit, or history that was not fetched. */
export class UnknownHistory extends UsageError {}

const mostOutput = 64 * 1024 * 1024;
const notHeld = 'What some files held before the change is not in this clone. Fetch it whole: git fetch --refetch --no-filter (in GitHub Actions: fetch-depth: 0, and no filter).';
const differing = ['--no-ext-diff', '--no-textconv', '--ignore-submodules'] as const;
const raw = ['diff', '--raw', '--no-abbrev', '--no-renames', ...differing, '-z'] as const;
const patch = ['diff', '--patch', '--unified=0', '--inter-hunk-context=0', '--find-renames', '--text', '--no-color', '--src-prefix=a/', '--dst-prefix=b/', ...differing] as const;

/**
 * What `git` itself says. Nothing that the repository configures is run: no hooks, monitors or external diffs; and
 * nothing is fetched.
 * @throws UsageError when git is not there or refuses the repository; UnknownHistory when it does not know the base.
 */
export const realGit: Git = (repository, comparison) => {
  const git = (...words: readonly string[]): Uint8Array => ran(repository, words);
  const inRepository = (name: string): string => join(repository, name);
  if (comparison.kind === 'staged') {
    const base = headOf(repository);
    const entries = entriesIn(git(...raw, '--cached'));
    const apart = namesIn(git('diff', '--name-only', '--no-renames', ...differing, '-z', '--diff-filter=MD'));
    return {
      changed: new Set(entries.map(({ name }) => inRepository(name))),
      staged: new Map(apart.map((name) => [inRepository(name), remembered(() => git('cat-file', 'blob', `:0:${name}`))])),
      before: () => beforeOf(repository, entries, []),
      lines: () => placed(repository, changedLinesIn(text(git(...patch, '--cached', ...(base === undefined ? [] : [base]))))),
    };
  }
  const base = comparison.since === undefined ? headOf(repository) : baseOf(repository, comparison.since);
  const added = namesIn(git('ls-files', '--others', '--exclude-standard', '-z'));
  const created = base === undefined ? [...namesIn(git('ls-files', '-z')), ...added] : added;
  const entries = base === undefined ? [] : entriesIn(git(...raw, base));
  return {
    changed: new Set([...entries.map(({ name }) => name), ...created].map(inRepository)),
    staged: new Map(),
    before: () => beforeOf(repository, entries, created),
    lines: () => {
      const hunks = base === undefined ? new Map<string, ChangedLines>() : changedLinesIn(text(git(...patch, base)));
      return placed(repository, new Map<string, ChangedLines>([...hunks, ...created.map((name) => [name, 'all'] as const)]));
    },
  };
};

/** A file in `git diff --raw`. */
interface RawEntry {
  readonly name: string;
  /** The blob that it was; undefined where it was not there or was no regular file. */
  readonly blob: string | undefined;
}

/** `:100644 100644 <blob> <blob> M` and the name, each ended by NUL. */
function entriesIn(output: Uint8Array): readonly RawEntry[] {
  const parts = new TextDecoder().decode(output).split('\0');
  const entries: RawEntry[] = [];
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const [mode = '', , blob = ''] = (parts[index] ?? '').slice(1).split(' ');
    entries.push({ name: parts[index + 1] ?? '', blob: mode.startsWith('100') ? blob : undefined });
  }
  return entries;
}

function beforeOf(repository: string, entries: readonly RawEntry[], created: readonly string[]): ReadonlyMap<string, Overlaid> {
  const blobs = entries.flatMap(({ blob }) => blob ?? []);
  const held = blobs.length === 0 ? '' : text(ran(repository, ['cat-file', '--batch-check=%(objecttype)'], blobs.join('\n')));
  if (held.includes(' missing')) throw new UnknownHistory(notHeld);
  const overlaid = ({ blob }: RawEntry): Overlaid => (blob === undefined ? 'absent' : remembered(() => ran(repository, ['cat-file', 'blob', blob])));
  return new Map<string, Overlaid>([...entries.map((entry) => [join(repository, entry.name), overlaid(entry)] as const), ...created.map((name) => [join(repository, name), 'absent'] as const)]);
}

function placed(repository: string, lines: ReadonlyMap<string, ChangedLines>): ReadonlyMap<string, ChangedLines> {
  return new Map([...lines].map(([name, changed]) => [join(repository, name), changed]));
}

/** Undefined before the first commit. */
function headOf(repository: string): string | undefined {
  const { status, stdout } = askGit(repository, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  return status === 0 ? text(stdout).trim() : undefined;
}

function baseOf(repository: string, since: string): string {
  const commit = askGit(repository, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${since}^{commit}`]);
  const base = commit.status === 0 ? askGit(repository, ['merge-base', text(commit.stdout).trim(), 'HEAD']) : commit;
  if (base.status === 0) return text(base.stdout).trim();
  const isShallow = text(askGit(repository, ['rev-parse', '--is-shallow-repository']).stdout).trim() === 'true';
  throw new UnknownHistory(
    isShallow
      ? `This clone is shallow and does not hold what it has in common with "${since}". Fetch more history: git fetch --unshallow (in GitHub Actions: fetch-depth: 0 for actions/checkout).`
      : `git knows no common history with "${since}". Name a branch, tag or commit that was fetched.`,
  );
}

/** What git said. */
export interface Answer {
  readonly status: number;
  readonly stdout: Uint8Array;
  readonly stderr: string;
}

function ran(repository: string, words: readonly string[], input?: string): Uint8Array {
  const { status, stdout, stderr } = askGit(repository, words, input);
  if (status !== 0 && /unable to read|bad object|missing blob|promisor/.test(stderr)) throw new UnknownHistory(notHeld);
  if (status !== 0) throw new UsageError(`git cannot say what changed: ${stderr.trim().split('\n')[0] ?? ''}`);
  return stdout;
}

/**
 * Runs git in a repository; what it makes of it is in the answer.
 * @throws UsageError when git is not there, or refuses the repository.
 */
export function askGit(repository: string, words: readonly string[], input = ''): Answer {
  const settings = ['--no-optional-locks', '-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.quotepath=off'];
  const env = { ...process.env, LC_ALL: 'C', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0' };
  const { status, stdout, stderr, error } = spawnSync('git', [...settings, ...words], { cwd: repository, env, input, maxBuffer: mostOutput, windowsHide: true });
  if (error !== undefined) throw new UsageError('code' in error && error.code === 'ENOBUFS' ? `git tells of more than ${mostOutput / 1024 / 1024} MB of changes, which is more than akslint reads.` : 'git is needed to find what changed, and it cannot be run here.');
  const said = stderr.toString('utf8');
  if (status !== 0 && /dubious ownership|unsafe repository/.test(said)) {
    throw new UsageError(`git does not read ${repository}, since it belongs to another user. If you trust it: git config --global --add safe.directory ${repository}`);
  }
  return { status: status ?? 1, stdout, stderr: said };
}

function namesIn(output: Uint8Array): readonly string[] {
  return text(output).split('\0').filter((name) => name !== '');
}

function text(output: Uint8Array): string {
  return new TextDecoder().decode(output);
}

function remembered<T>(work: () => T): () => T {
  let known: { readonly is: T } | undefined;
  return () => (known ??= { is: work() }).is;
}
