import { readFileSync } from 'node:fs';

/** What started the workflow. Everything in a payload may be missing; commits are hashes. */
export interface Event {
  /** `pull_request`, `push`, …; empty outside of GitHub. */
  readonly name: string;
  /** `pull_request.base.sha`: the tip of the branch that is merged into. */
  readonly pullBase: string | undefined;
  /** `pull_request.head.sha`: the tip of the branch that is merged, maybe of a fork. */
  readonly pullHead: string | undefined;
  /** `merge_group.base_sha` */
  readonly groupBase: string | undefined;
  /** `before`: what a branch was before the push; all zeros for a new one. */
  readonly before: string | undefined;
  /** `forced`: the push put other commits in the place of some. */
  readonly forced: boolean;
  /** `ref`: what was pushed, `refs/heads/main`. */
  readonly ref: string | undefined;
  /** `repository.default_branch` */
  readonly defaultBranch: string | undefined;
}

/** The event that the environment tells of. A payload that cannot be read says nothing. */
export function eventIn(env: Readonly<Record<string, string | undefined>>): Event {
  const payload = payloadIn(env['GITHUB_EVENT_PATH']);
  const valueAt = (...way: readonly string[]): unknown => way.reduce(field, payload);
  const text = (...way: readonly string[]): string | undefined => {
    const value = valueAt(...way);
    return typeof value === 'string' ? value : undefined;
  };
  const commit = (...way: readonly string[]): string | undefined => {
    const value = text(...way);
    return value !== undefined && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(value) ? value : undefined;
  };
  return {
    name: env['GITHUB_EVENT_NAME'] ?? '',
    pullBase: commit('pull_request', 'base', 'sha'),
    pullHead: commit('pull_request', 'head', 'sha'),
    groupBase: commit('merge_group', 'base_sha'),
    before: commit('before'),
    forced: valueAt('forced') === true,
    ref: text('ref'),
    defaultBranch: text('repository', 'default_branch'),
  };
}

function payloadIn(file: string | undefined): unknown {
  if (file === undefined || file === '') return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}
