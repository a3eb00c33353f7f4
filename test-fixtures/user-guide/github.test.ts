import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { manifest, runStep, type Step as Ran } from '../../packages/github-action/src/testing/runner.js';
import { guide, page, snippet, snippets } from './pages.js';
import { changedFile, read, Workshop } from './workshop.js';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
}

interface Job {
  readonly permissions: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly string[]>> };
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on?: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const file = readFileSync(join(guide, 'github/akslint.yml'), 'utf8');
const workflow = parse(file) as Workflow;
const monorepo = parse(snippet('github.md', 'yaml', 'matrix:')) as Workflow;
const jobs = [...Object.values(workflow.jobs), ...Object.values(monorepo.jobs)];
const [inputs] = parse(snippet('github.md', 'yaml', 'changed-only:')) as readonly Step[];
const command = parse(snippet('github.md', 'yaml', '--format github')) as readonly Step[];
const all: readonly Step[] = [...jobs.flatMap(({ steps }) => steps), ...(inputs ? [inputs] : []), ...command];
const own = all.filter(({ uses = '' }) => uses.startsWith('akslint/akslint@'));

let workshop: Workshop;

beforeAll(() => {
  Workshop.build();
  workshop = new Workshop();
}, 120_000);

afterAll(() => {
  workshop.remove();
});

/** Runs the Action with a step's inputs in the sample, with production made public by a branch. */
function run({ with: given = {} }: Step, event: string, directory: string, matrix: Readonly<Record<string, string>> = {}): Ran {
  const base = workshop.done(directory, 'git rev-parse main');
  const head = workshop.done(directory, 'git rev-parse HEAD');
  const filled = Object.entries(given).map(([name, value]) => [name, String(value).replace(/\$\{\{ matrix\.(\w+) \}\}/g, (_, key: string) => matrix[key] ?? '')]);
  const payload = { pull_request: { base: { sha: base }, head: { sha: head } }, merge_group: { base_sha: base, head_sha: head }, ref: 'refs/heads/main', before: base };
  return runStep(directory, { inputs: Object.fromEntries(filled), event, payload, sha: head });
}

describe('the workflow for GitHub', () => {
  it('stands in the page as it is in its file', () => {
    expect(snippets('github.md', 'yaml')[0]?.text).toBe(file);
  });

  it('starts for pull requests, merge queues and pushes to main, and may write nothing but alerts', () => {
    expect(Object.keys(workflow.on ?? {})).toEqual(['pull_request', 'merge_group', 'push']);
    expect(workflow.permissions).toEqual({ contents: 'read' });
    for (const { permissions } of jobs) expect(permissions).toEqual({ contents: 'read', 'security-events': 'write' });
  });

  it.each(['pull_request', 'merge_group'])('reports for %s what the changed line is responsible for', (event) => {
    const step = run(own[0]!, event, workshop.repository('branch'));
    expect({ status: step.status, stderr: step.stderr }).toEqual({ status: 1, stderr: '' });
    expect(step.annotations).toEqual([`error ${changedFile}:1 azure-k8s-01/private-cluster (critical)`, 'error infra/modules/aks/main.tf:9 azure-k8s-01/authorized-ip-ranges (critical)']);
    expect(step.outputs).toMatchObject({ findings: '2', 'exit-code': '1', 'sarif-file': 'akslint.sarif' });
    expect(step.summary).toContain('azure-k8s-01/private-cluster');
  });

  it('reports everything for a push, with a file for code scanning', () => {
    const directory = workshop.repository();
    const step = run(own[0]!, 'push', directory);
    expect(Number(step.outputs['findings'])).toBeGreaterThan(30);
    expect(read(directory, step.outputs['sarif-file'] ?? '')).toContain('"version": "2.1.0"');
  });

  it('uploads after a failure too, but not where the token may not', () => {
    const uploads = all.filter(({ uses = '' }) => uses.startsWith('github/codeql-action/upload-sarif@'));
    expect(uploads).toHaveLength(2);
    for (const upload of uploads) {
      expect(upload.if).toMatch(/^always\(\) && steps\.akslint\.outputs\.sarif-file != '' && .*!github\.event\.pull_request\.head\.repo\.fork$/);
      expect(upload.with?.['sarif_file']).toBe('${{ steps.akslint.outputs.sarif-file }}');
    }
  });
});

describe('what the page says of the Action', () => {
  it('names only inputs and outputs that action.yml has', () => {
    expect(own).toHaveLength(3);
    for (const { with: given = {} } of own) expect(Object.keys(manifest.inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
    const listed = /The step's outputs are (.*?)\.$/m.exec(page('github.md'))?.[1]?.match(/(?<=`)[\w-]+(?=`)/g);
    expect(listed).toEqual(Object.keys(manifest.outputs));
  });

  it('shows inputs that work', () => {
    const directory = workshop.repository('staged with baseline');
    workshop.done(directory, 'git checkout --quiet -b change && git commit --quiet --all --message "Make production public"');
    const step = run(inputs!, 'pull_request', directory);
    expect(step.annotations).toEqual(expect.arrayContaining([`error ${changedFile}:1 azure-k8s-01/private-cluster (critical)`]));
    expect(step.outputs).toMatchObject({ findings: '2', 'exit-code': '1' });
  });

  it('judges each folder of a repository with several', () => {
    const [job] = Object.values(monorepo.jobs);
    const step = job?.steps.find(({ uses = '' }) => uses.startsWith('akslint/'));
    const outputs = job?.strategy?.matrix['directory']?.map((directory) => run(step!, 'push', workshop.repository(), { directory }).outputs);
    expect(outputs).toEqual([
      expect.objectContaining({ 'exit-code': '1', 'sarif-file': 'infra/akslint.sarif' }),
      expect.objectContaining({ 'exit-code': '0', 'sarif-file': 'k8s/akslint.sarif' }),
    ]);
  });

  it('does with a shallow clone of two commits what it says', () => {
    const directory = workshop.repository('branch');
    workshop.done(directory, 'git checkout --quiet --detach main && git merge --quiet --no-ff --no-edit change && git branch --quiet merged');
    const clone = mkdtempSync(join(workshop.directory, 'clone-'));
    workshop.done(clone, `git clone --quiet --depth 2 --branch merged "file://${directory}" .`);
    const [checkout, step] = command;
    expect(checkout?.with).toEqual({ 'fetch-depth': 2 });
    const { status, stdout, stderr } = workshop.run(clone, step?.run ?? '', { GITHUB_STEP_SUMMARY: join(clone, 'summary.md') });
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout.split('\n').map((line) => line.slice(0, 60))).toEqual([
      '::error file=infra/envs/prod/terraform.tfvars,line=1,endLine',
      '::error file=infra/modules/aks/main.tf,line=9,endLine=9,col=',
      '',
    ]);
    expect(read(clone, 'summary.md')).toContain('azure-k8s-01/private-cluster');
  });
});
