/** What is known of the clone that is checked out. */
export interface History {
  /** The commit that is checked out. */
  readonly head: string;
  /** The commits that it follows, also where the clone does not hold them. */
  readonly parents: readonly string[];
  /** Old commits were left out of the clone. */
  readonly isShallow: boolean;
  /** Whether the clone knows this name of a commit. */
  knows(name: string): boolean;
}

/** Undefined where no commit is checked out. @throws UsageError when git is not there, or refuses the repository. */
export async function historyOf(repository: string): Promise<History | undefined> {
  const { askGit } = await import('@akslint/workspace');
  const git = (...words: readonly string[]): string | undefined => {
    const { status, stdout } = askGit(repository, words);
    return status === 0 ? new TextDecoder().decode(stdout).trim() : undefined;
  };
  const head = git('rev-parse', '--verify', '--quiet', 'HEAD^{commit}');
  if (head === undefined) return undefined;
  const [headers = ''] = (git('cat-file', 'commit', head) ?? '').split('\n\n');
  return {
    head,
    parents: headers.split('\n').flatMap((line) => (line.startsWith('parent ') ? [line.slice('parent '.length)] : [])),
    isShallow: git('rev-parse', '--is-shallow-repository') === 'true',
    knows: (name) => git('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`) !== undefined,
  };
}

/**
 * The variables that let git read a clone that another user owns, as in a job's container, where git would refuse.
 * The runner made the clone for this very job.
 */
export function trustIn(repository: string, env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  const before = Number(env['GIT_CONFIG_COUNT'] ?? '0');
  const count = Number.isSafeInteger(before) && before > 0 ? before : 0;
  return { GIT_CONFIG_COUNT: String(count + 1), [`GIT_CONFIG_KEY_${count}`]: 'safe.directory', [`GIT_CONFIG_VALUE_${count}`]: repository };
}
