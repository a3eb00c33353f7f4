import { describe, expect, it } from 'vitest';
import { baseOf } from './base-commit.js';
import type { Event } from './event.js';
import type { History } from './history.js';

const commit = (digit: string): string => digit.repeat(40);
const [into, head, merge, other] = [commit('a'), commit('b'), commit('c'), commit('d')];
const event = (name: string, more: Partial<Event> = {}): Event => ({ name, pullBase: undefined, pullHead: undefined, groupBase: undefined, before: undefined, forced: false, ref: 'refs/heads/x', defaultBranch: 'main', ...more });
const history = (more: Partial<History> = {}): History => ({ head: merge, parents: [into, head], isShallow: false, knows: () => true, ...more });
const shallow = (depth: number): string => `: write "fetch-depth: ${depth}" below "with:" of actions/checkout`;

describe('a pull request', () => {
  const pull = event('pull_request', { pullBase: other, pullHead: head });

  it('is compared with the first parent of the commit that merges it, not with a base that moved on', () => {
    const base = { kind: 'commit', name: into, what: 'aaaaaaa (what the pull request is merged into)' };
    expect(baseOf(pull, history(), merge)).toEqual({ ...base, cure: '' });
    expect(baseOf(pull, history({ isShallow: true }), merge)).toEqual({ ...base, cure: shallow(2) });
    expect(baseOf(event('pull_request'), history(), merge)).toEqual({ ...base, cure: '' });
    expect(baseOf(pull, history(), undefined)).toEqual({ ...base, cure: '' });
  });

  it('is compared with its base where something else is checked out', () => {
    const base = { kind: 'commit', name: other, what: 'ddddddd (what the pull request is based on)' };
    expect(baseOf(pull, history({ head, parents: [into] }), merge)).toEqual({ ...base, cure: '' });
    expect(baseOf(pull, history({ head, parents: [into, commit('e')], isShallow: true }), merge)).toEqual({ ...base, cure: shallow(0) });
    expect(baseOf(pull, history({ parents: [into, commit('e'), commit('f')] }), merge)).toEqual({ ...base, cure: '' });
  });

  it('of which the event says nothing cannot be compared', () => {
    expect(baseOf(event('pull_request'), history({ head, parents: [] }), merge)).toEqual({ kind: 'missing', why: 'the event does not name the base of the pull request' });
  });

  it('is not checked out by pull_request_target, unless a step says so', () => {
    const target = { ...pull, name: 'pull_request_target' };
    expect(baseOf(target, history({ head: other, parents: [into] }), other).kind).toBe('not checked out');
    expect(baseOf(target, history({ head: other, parents: [into, commit('e')] }), undefined).kind).toBe('not checked out');
    expect(baseOf(target, history({ head, parents: [into] }), other)).toMatchObject({ kind: 'commit', name: other });
    expect(baseOf(target, history(), other)).toMatchObject({ kind: 'commit', name: into });
  });
});

describe('a push', () => {
  const push = event('push', { before: other });

  it('is compared with what the branch was', () => {
    expect(baseOf(push, history(), undefined)).toEqual({ kind: 'commit', name: other, what: 'ddddddd (what the branch was before the push)', cure: '' });
    expect(baseOf({ ...push, forced: true }, history({ isShallow: true }), undefined)).toMatchObject({ cure: ', since the push replaced it' });
  });

  it('of a new branch is compared with the default branch', () => {
    const created = event('push', { before: '0'.repeat(40) });
    expect(baseOf(created, history(), undefined)).toEqual({ kind: 'commit', name: 'refs/remotes/origin/main', what: 'the default branch (the branch is new)', cure: '' });
    expect(baseOf(created, history({ knows: () => false, isShallow: true }), undefined)).toEqual({ kind: 'missing', why: `the branch is new, and the default branch is not in this clone${shallow(0)}` });
  });

  it('is compared with nothing when it is the default branch that is new, a tag, or not told', () => {
    const created = event('push', { before: '0'.repeat(40) });
    expect(baseOf({ ...created, ref: 'refs/heads/main' }, history(), undefined)).toEqual({ kind: 'everything' });
    expect(baseOf({ ...created, defaultBranch: undefined }, history(), undefined)).toEqual({ kind: 'everything' });
    expect(baseOf({ ...push, ref: 'refs/tags/v1' }, history(), undefined)).toEqual({ kind: 'everything' });
    expect(baseOf({ ...push, before: undefined }, history(), undefined).kind).toBe('missing');
  });
});

it('a group of the merge queue is compared with where the queue starts, and other events with nothing', () => {
  expect(baseOf(event('merge_group', { groupBase: other }), history(), undefined)).toEqual({ kind: 'commit', name: other, what: 'ddddddd (where the merge queue starts)', cure: '' });
  expect(baseOf(event('merge_group'), history(), undefined).kind).toBe('missing');
  expect(['schedule', 'workflow_dispatch', 'release', ''].map((name) => baseOf(event(name, { before: other, pullBase: other }), history(), undefined).kind)).toEqual(['everything', 'everything', 'everything', 'everything']);
});
