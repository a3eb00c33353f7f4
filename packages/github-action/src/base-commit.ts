import type { Event } from './event.js';
import type { History } from './history.js';

/** What a change is compared with. */
export type Base =
  /** `name` is for git, `what` for people; `cure` says how the commit would come into the clone. */
  | { readonly kind: 'commit'; readonly name: string; readonly what: string; readonly cure: string }
  /** The event changes nothing that could be told apart. */
  | { readonly kind: 'everything' }
  /** There should be a commit, and `why` says what is in the way. */
  | { readonly kind: 'missing'; readonly why: string }
  /** Nothing of the pull request is checked out. */
  | { readonly kind: 'not checked out' };

/** The commit that the event's change is compared with; its place in the clone is not looked at. */
export function baseOf(event: Event, history: History, sha: string | undefined): Base {
  const commit = (name: string, meaning: string, depth: 0 | 2 = 0): Base => ({ kind: 'commit', name, what: `${name.slice(0, 7)} (${meaning})`, cure: cureBy(depth, history) });
  switch (event.name) {
    case 'pull_request':
    case 'pull_request_target':
      return baseOfPull(event, history, sha, commit);
    case 'merge_group':
      return event.groupBase === undefined
        ? { kind: 'missing', why: 'the event does not name the commit that the merge queue starts from' }
        : commit(event.groupBase, 'where the merge queue starts');
    case 'push':
      return baseOfPush(event, history, commit);
    default:
      return { kind: 'everything' };
  }
}

type Commit = (name: string, meaning: string, depth?: 0 | 2) => Base;

/**
 * GitHub makes a commit that merges a pull request into its base; its first parent is the base as it was then.
 * What is checked out otherwise is compared with the base that the event names.
 */
function baseOfPull({ name, pullBase, pullHead }: Event, { head, parents }: History, sha: string | undefined, commit: Commit): Base {
  const [into, merged, ...others] = parents;
  const isMerge = into !== undefined && merged !== undefined && others.length === 0;
  const isOfPull = pullHead === undefined ? name === 'pull_request' && head === sha : merged === pullHead;
  if (isMerge && isOfPull) {
    return commit(into, 'what the pull request is merged into', 2);
  }
  if (name === 'pull_request_target' && head !== pullHead && (head === sha || head === pullBase)) return { kind: 'not checked out' };
  if (pullBase === undefined) return { kind: 'missing', why: 'the event does not name the base of the pull request' };
  return commit(pullBase, 'what the pull request is based on');
}

function baseOfPush({ before, ref, forced, defaultBranch }: Event, history: History, commit: Commit): Base {
  if (before === undefined) return { kind: 'missing', why: 'the event does not say what the branch was before the push' };
  if (!ref?.startsWith('refs/heads/')) return { kind: 'everything' };
  if (!/^0+$/.test(before)) {
    const base = commit(before, 'what the branch was before the push');
    return forced && base.kind === 'commit' ? { ...base, cure: ', since the push replaced it' } : base;
  }
  if (defaultBranch === undefined || ref === `refs/heads/${defaultBranch}`) return { kind: 'everything' };
  const name = `refs/remotes/origin/${defaultBranch}`;
  if (!history.knows(name)) return { kind: 'missing', why: `the branch is new, and the default branch is not in this clone${cureBy(0, history)}` };
  return { kind: 'commit', name, what: 'the default branch (the branch is new)', cure: cureBy(0, history) };
}

/** What to write so that the clone holds more; nothing where it is complete. */
function cureBy(depth: 0 | 2, { isShallow }: History): string {
  return isShallow ? `: write "fetch-depth: ${depth}" below "with:" of actions/checkout` : '';
}
