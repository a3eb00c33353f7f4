import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { snippet } from './pages.js';
import { changedFile, read, Workshop, write, type Ended } from './workshop.js';

interface Job {
  readonly image: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly script: readonly string[];
  readonly artifacts?: { readonly when: string; readonly reports: Readonly<Record<string, string>> };
}

interface CodeQuality {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

const { akslint: job } = parse(snippet('gitlab.md', 'yaml', 'artifacts:')) as { readonly akslint: Job };
const { akslint: later } = parse(snippet('gitlab.md', 'yaml', '--baseline')) as { readonly akslint: Job };
const report = job.artifacts?.reports['codequality'] ?? '';

let workshop: Workshop;

beforeAll(() => {
  Workshop.build();
  workshop = new Workshop();
}, 120_000);

afterAll(() => {
  workshop.remove();
});

/** Runs a job as GitLab's runner does: all lines in one bash that ends with the first that fails. */
function run({ script }: Job, directory: string, variables: Readonly<Record<string, string>>): Ended {
  return workshop.run(directory, ['set -eo pipefail', ...script].join('\n'), { CI: 'true', GITLAB_CI: 'true', CI_DEFAULT_BRANCH: 'main', ...variables });
}

function commit(directory: string, name: string): string {
  return workshop.done(directory, `git rev-parse ${name}`);
}

function mergeRequest(directory: string): Readonly<Record<string, string>> {
  return { CI_PIPELINE_SOURCE: 'merge_request_event', CI_MERGE_REQUEST_IID: '1', CI_MERGE_REQUEST_DIFF_BASE_SHA: commit(directory, 'main'), CI_MERGE_REQUEST_TARGET_BRANCH_SHA: '' };
}

function findings(directory: string): readonly CodeQuality[] {
  return JSON.parse(read(directory, report)) as readonly CodeQuality[];
}

describe('the job for GitLab', () => {
  it('fails a merge request for what its line is responsible for, and reports the whole', () => {
    const directory = workshop.repository('branch');
    const { status, stdout, stderr } = run(job, directory, mergeRequest(directory));
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toContain(`${changedFile}:1:11`);
    expect(stdout).toContain('Controls: 1 failed, 0 undecided, 0 passed');
    expect(findings(directory).map(({ location }) => location.path)).toContain('pulumi/index.ts');
    expect(read(directory, job.artifacts?.reports['junit'] ?? '')).toMatch(/^<\?xml [\s\S]*<\/testsuites>\n$/);
  });

  it("writes code quality as GitLab's format has it", () => {
    const directory = workshop.repository('branch');
    run(job, directory, mergeRequest(directory));
    const entries = findings(directory);
    for (const { description, check_name: name, fingerprint, severity, location } of entries) {
      expect(description).not.toBe('');
      expect(name).toMatch(/^azure-k8s-\d\d\/[a-z-]+$/);
      expect(fingerprint).toMatch(/^[\w-]+$/);
      expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(severity);
      expect(existsSync(join(directory, location.path))).toBe(true);
      expect(location.lines.begin).toBeGreaterThan(0);
    }
    expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(entries.length);
    expect(entries.find(({ location }) => location.path === changedFile)).toMatchObject({ check_name: 'azure-k8s-01/private-cluster', severity: 'blocker', location: { lines: { begin: 1 } } });
    expect(entries.filter(({ severity }) => severity === 'info')).toEqual([]);
  });

  it('passes a merge request that changes nothing of it', () => {
    const directory = workshop.repository();
    workshop.done(directory, 'git checkout --quiet -b change');
    write(directory, { 'NOTES.md': 'Nothing.\n' });
    workshop.done(directory, 'git add --all && git commit --quiet --message Note');
    expect(run(job, directory, mergeRequest(directory))).toMatchObject({ status: 0, stderr: '' });
    expect(findings(directory).length).toBeGreaterThan(30);
  });

  it('compares merged results with the target branch of today', () => {
    const directory = workshop.repository('branch');
    const variables = mergeRequest(directory);
    workshop.done(directory, `git checkout --quiet main && echo 'private = false' > infra/envs/dev/terraform.tfvars && git commit --quiet --all --message "Make dev public" && git checkout --quiet --detach && git merge --quiet --no-edit change`);
    const { status, stdout } = run(job, directory, { ...variables, CI_MERGE_REQUEST_TARGET_BRANCH_SHA: commit(directory, 'main') });
    expect(status).toBe(1);
    expect(stdout).toContain(`${changedFile}:1:11`);
    expect(stdout).not.toContain('aks-shop-dev');
  });

  it('fails the default branch for everything', () => {
    const { status, stdout } = run(job, workshop.repository(), { CI_PIPELINE_SOURCE: 'push', CI_COMMIT_BRANCH: 'main' });
    expect(status).toBe(1);
    expect(stdout).toContain('Controls: 26 failed');
  });

  it('says what to fetch where the history is missing, and asks for it', () => {
    expect(job.variables?.['GIT_DEPTH']).toBe('0');
    const origin = workshop.repository('branch');
    const clone = workshop.done(origin, 'clone=$(mktemp -d) && git clone --quiet --depth 1 --branch change "file://$PWD" "$clone" && echo "$clone"', { TMPDIR: workshop.directory });
    const { status, stderr } = run(job, clone, mergeRequest(origin));
    expect(status).toBe(2);
    expect(stderr).toContain('fetch');
  });

  it('stops at the first run when a file cannot be read', () => {
    const directory = workshop.repository('branch');
    write(directory, { 'infra/envs/prod/broken.tf': 'resource "a" {\n  x = = 1\n}\n' });
    const { status, stdout } = run(job, directory, mergeRequest(directory));
    expect(status).not.toBe(0);
    expect(stdout).not.toContain('Controls: 1 failed');
  });
});

describe('the job with a baseline', () => {
  it('passes over what is known', () => {
    const directory = workshop.repository();
    workshop.done(directory, 'akslint baseline && git add --all && git commit --quiet --message "Accept the past"');
    expect(run(later, directory, {})).toMatchObject({ status: 0 });
  });

  it('fails for what is new', () => {
    expect(run(later, workshop.repository('staged with baseline'), {})).toMatchObject({ status: 1, stderr: '' });
  });
});
