import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { page, root, snippet, snippets } from './pages.js';
import { changedFile, Workshop, type State } from './workshop.js';

interface Hook {
  readonly id: string;
  readonly entry?: string;
  readonly args?: readonly string[];
  readonly files?: string;
}

interface Configuration {
  readonly repos: readonly { readonly repo: string; readonly rev?: string; readonly hooks: readonly Hook[] }[];
}

/** What pre-commit itself makes of these configurations is tried in `test-fixtures/pre-commit.test.ts`. */
const offered = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as readonly Hook[];
const configured = snippets('pre-commit.md', 'yaml').flatMap(({ text }) => (parse(text) as Configuration).repos.flatMap(({ repo, hooks }) => hooks.map((hook) => ({ repo, hook }))));

let workshop: Workshop;

beforeAll(() => {
  Workshop.build();
  workshop = new Workshop();
}, 120_000);

afterAll(() => {
  workshop.remove();
});

/** The command that a hook starts for these files, as pre-commit puts it together. */
function commandOf({ id, entry, args = [] }: Hook, files: string): string {
  return [entry ?? offered.find((hook) => hook.id === id)?.entry, ...args, files].join(' ');
}

/** `name` of each subject that a run judges. */
function judged(file: string): readonly string[] {
  const { status, stdout, stderr } = workshop.run(workshop.repository(), `${commandOf(offered[0]!, file)} --format json`);
  expect({ stderr, isRead: status === 0 || status === 1 }).toEqual({ stderr: '', isRead: true });
  const { subjects } = JSON.parse(stdout) as { readonly subjects: readonly { readonly name: string; readonly variant: string | null }[] };
  return subjects.map(({ name, variant }) => (variant === null ? name : `${name} with ${variant}`)).sort();
}

describe('the page about pre-commit', () => {
  it('names hooks that there are', () => {
    const ours = configured.filter(({ repo }) => repo === 'https://github.com/akslint/akslint').map(({ hook }) => hook.id);
    expect(ours).toEqual(['akslint', 'akslint', 'akslint-system']);
    expect(offered.map(({ id }) => id)).toEqual(expect.arrayContaining(ours));
  });

  it.each(configured.map(({ hook }) => hook))('has a hook that starts: $id', (hook) => {
    const isLocal = hook.entry !== undefined;
    const { status, stdout, stderr } = workshop.run(workshop.repository('staged with baseline'), commandOf(hook, isLocal ? '' : changedFile));
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toContain(`${changedFile}:1:11`);
  });

  it('passes a commit that is not worse than the severity and the baseline', () => {
    const hook = configured.find(({ hook: { args } }) => args !== undefined)?.hook;
    const directory = workshop.repository('staged with baseline');
    workshop.done(directory, 'git reset --quiet --hard');
    expect(workshop.run(directory, commandOf(hook!, changedFile)).status).toBe(0);
    expect(workshop.run(directory, commandOf({ ...hook!, args: [] }, changedFile)).status).toBe(1);
  });

  it.each([
    ['infra/envs/prod/terraform.tfvars', ['aks-shop-prod']],
    ['infra/modules/aks/main.tf', ['aks-shop-dev', 'aks-shop-prod']],
    ['bicep/prod.bicepparam', ['aks-reports with bicep/prod.bicepparam']],
    ['pulumi/Pulumi.prod.yaml', ['aks-search with prod']],
    ['k8s/shop/default-deny.yaml', ['shop']],
    ['README.md', []],
  ])('says what is judged for %s', (file, names) => {
    expect(page('pre-commit.md')).toMatch(new RegExp(`^\\| \`${file.replaceAll('.', String.raw`\.`)}\`.* \\| .+ \\|$`, 'm'));
    expect(judged(file)).toEqual(names);
  });

  it('has no other row than those', () => {
    expect(page('pre-commit.md').match(/^\| `/gm)).toHaveLength(6);
  });

  it.each<readonly [State, number]>([['staged', 1], ['clean', 0], ['edited', 0]])('shows a hook of git itself, which ends for what is %s with %d', (state, status) => {
    const directory = workshop.repository(state);
    const script = snippet('pre-commit.md', 'bash', '--staged');
    workshop.done(directory, `cat > .git/hooks/pre-commit <<'end'\n${script}end\nchmod +x .git/hooks/pre-commit`);
    const ended = workshop.run(directory, 'git commit --quiet --allow-empty --message Change');
    expect(ended.status).toBe(status);
    expect(ended.stdout + ended.stderr).toContain(status === 1 ? `${changedFile}:1:11` : '');
  });
});
