import type { LintRequest } from '@akslint/workspace';
import { baseOf } from './base-commit.js';
import type { Event } from './event.js';
import { historyOf, type History } from './history.js';
import type { ChangedOnly } from './inputs.js';

/** What of the findings is reported. */
export interface Scope {
  /** Empty: everything. */
  readonly changes: Pick<LintRequest, 'changes' | 'changesBy'>;
  /** The scope instead, should git say that the clone does not hold what `changes` is compared with. */
  readonly otherwise: ((said: string) => Scope) | undefined;
  /** A sentence for the log and the summary. */
  readonly remark: string;
  readonly warning: { readonly title: string; readonly message: string } | undefined;
}

const everything: Scope = { changes: {}, otherwise: undefined, remark: 'Everything is reported.', warning: undefined };

/** The events whose findings are a question of what they change. */
const proposals = ['pull_request', 'pull_request_target', 'merge_group'];

/** What is asked for, else what serves the event, as far as the clone (absolute; undefined: there is none) can tell. */
export async function scopeOf(asked: ChangedOnly | undefined, event: Event, repository: string | undefined, sha: string | undefined): Promise<Scope> {
  const by = asked ?? (proposals.includes(event.name) ? 'added' : 'off');
  if (by === 'off' && event.name !== 'pull_request_target') return everything;
  const history = await historyAt(repository);
  if (typeof history === 'string') return by === 'off' ? everything : cannotTell(`${history}.`);
  const base = baseOf(event, history, sha);
  if (base.kind === 'not checked out') return nothingOfThePullRequest;
  if (by === 'off') return everything;
  switch (base.kind) {
    case 'everything':
      return { ...everything, remark: `Everything is reported: the event ${event.name || 'is not known and'} has nothing to compare with.` };
    case 'missing':
      return cannotTell(`${base.why}.`);
    case 'commit':
      return {
        changes: { changes: { kind: 'working tree', since: base.name }, changesBy: by === 'file' ? 'files' : 'lines' },
        otherwise: (said) => cannotTell(history.knows(base.name) ? said : `${base.what} is not in this clone${base.cure}.`),
        remark: `Only the change since ${base.what} is reported: ${by === 'file' ? 'findings that its files take part in' : 'findings on its lines, and those that it brings about elsewhere'}.`,
        warning: undefined,
      };
  }
}

/** What is known of a clone, or why nothing is. */
async function historyAt(repository: string | undefined): Promise<History | string> {
  const { UsageError } = await import('@akslint/workspace');
  try {
    if (repository === undefined) return 'the working directory is in no git clone; where actions/checkout has a path, give it as working-directory, too';
    return (await historyOf(repository)) ?? 'nothing is committed here';
  } catch (error) {
    if (error instanceof UsageError) return error.message.replace(/\.$/, '');
    throw error;
  }
}

/** @param why a sentence's second half, ended */
function cannotTell(why: string): Scope {
  const message = `Everything is reported, since it cannot be told what changed: ${why}`;
  return { ...everything, remark: message, warning: { title: 'akslint reports everything', message } };
}

const notOfThePullRequest =
  'The event pull_request_target checks out the branch that the pull request is for, so all of that branch is judged, and nothing of the pull request. Use the event pull_request; akslint needs no secrets.';

const nothingOfThePullRequest: Scope = { ...everything, remark: notOfThePullRequest, warning: { title: 'akslint sees nothing of the pull request', message: notOfThePullRequest } };
