import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { eventIn } from './event.js';

const folder = mkdtempSync(join(tmpdir(), 'akslint-event-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function eventOf(payload: string, name = 'push') {
  const file = join(folder, 'event.json');
  writeFileSync(file, payload);
  return eventIn({ GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: file });
}

const nothing = { pullBase: undefined, pullHead: undefined, groupBase: undefined, before: undefined, forced: false, ref: undefined, defaultBranch: undefined };
const commit = '0123456789abcdef0123456789abcdef01234567';

it('reads what a payload says', () => {
  const payload = { before: commit, forced: true, ref: 'refs/heads/x', repository: { default_branch: 'main' }, pull_request: { base: { sha: commit }, head: { sha: `${commit}${commit.slice(0, 24)}` } }, merge_group: { base_sha: commit } };
  expect(eventOf(JSON.stringify(payload))).toEqual({
    name: 'push', pullBase: commit, pullHead: `${commit}${commit.slice(0, 24)}`, groupBase: commit, before: commit, forced: true, ref: 'refs/heads/x', defaultBranch: 'main',
  });
});

it.each(['', '{', 'null', '[]', '7', '{"pull_request":null,"repository":"x","forced":"yes"}', '{"pull_request":{"base":{"sha":7}}}'])('takes %s for a payload that says nothing', (payload) => {
  expect(eventOf(payload)).toEqual({ name: 'push', ...nothing });
});

it('takes no option or name of a branch for a commit', () => {
  expect(eventOf(JSON.stringify({ before: '--output=x', pull_request: { base: { sha: 'main' }, head: { sha: `${commit}0` } } }))).toMatchObject(nothing);
});

it('knows no event outside of GitHub', () => {
  expect(eventIn({})).toEqual({ name: '', ...nothing });
  expect(eventIn({ GITHUB_EVENT_NAME: 'push', GITHUB_EVENT_PATH: join(folder, 'gone.json') })).toEqual({ name: 'push', ...nothing });
});
