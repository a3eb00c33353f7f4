import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { snippet } from './pages.js';
import { changedFile, read, Workshop, write, type Ended } from './workshop.js';

interface Step {
  readonly checkout?: string;
  readonly fetchDepth?: number;
  readonly bash?: string;
  readonly task?: string;
  readonly condition?: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

const { steps } = parse(snippet('azure-devops.md', 'yaml', 'steps:')) as { readonly steps: readonly Step[] };
const publish = steps.find(({ task }) => task === 'PublishTestResults@2');

let workshop: Workshop;

beforeAll(() => {
  Workshop.build();
  workshop = new Workshop();
}, 120_000);

afterAll(() => {
  workshop.remove();
});

interface Run extends Ended {
  /** The agent's folder for temporary files. */
  readonly temporary: string;
  /** What the agent takes for an order, wherever in a line. */
  readonly orders: readonly string[];
}

/** Runs the scripts as the agent does: each in a bash of its own, until one fails. */
function run(directory: string, variables: Readonly<Record<string, string>> = {}): Run {
  const temporary = mkdtempSync(join(workshop.directory, 'temporary-'));
  let ended: Ended = { status: 0, stdout: '', stderr: '' };
  for (const { bash } of steps) {
    if (bash === undefined || ended.status !== 0) continue;
    const { status, stdout, stderr } = workshop.run(directory, `set +e\n${bash}`, { TF_BUILD: 'True', AGENT_TEMPDIRECTORY: temporary, ...variables });
    ended = { status, stdout: ended.stdout + stdout, stderr: ended.stderr + stderr };
  }
  return { ...ended, temporary, orders: ended.stdout.split('\n').filter((line) => line.includes('##vso[')) };
}

/** A pull request as the agent checks it out: all branches, and the commit that merges it. */
function pullRequest(): string {
  const origin = workshop.repository('branch');
  const clone = mkdtempSync(join(workshop.directory, 'clone-'));
  workshop.done(clone, `git init --quiet && git remote add origin "file://${origin}" && git fetch --quiet origin '+refs/heads/*:refs/remotes/origin/*' && git checkout --quiet --detach origin/main && git merge --quiet --no-ff --no-edit origin/change`);
  return clone;
}

describe('the pipeline for Azure DevOps', () => {
  it.each(['refs/heads/main', 'main'])('fails a pull request into %s for what its line is responsible for', (target) => {
    const { status, stdout, stderr, orders, temporary } = run(pullRequest(), { SYSTEM_PULLREQUEST_TARGETBRANCH: target });
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(orders).toEqual([
      `##vso[task.logissue type=error;sourcepath=${changedFile};linenumber=1;columnnumber=11;code=azure-k8s-01/private-cluster]Cluster aks-shop-prod: The API server is reachable from the internet: private_cluster_enabled is false.`,
      '##vso[task.logissue type=error;sourcepath=infra/modules/aks/main.tf;linenumber=9;columnnumber=1;code=azure-k8s-01/authorized-ip-ranges]Cluster aks-shop-prod: The API server is not limited to chosen address ranges: api_server_access_profile.authorized_ip_ranges is not set.',
      `##vso[task.uploadsummary]${temporary}/akslint.md`,
    ]);
    expect(stdout).toContain('Controls: 1 failed, 0 undecided, 0 passed');
    expect(read(temporary, 'akslint.md')).toContain('`azure-k8s-01/private-cluster`');
  });

  it('leaves a test report where it is published from, whether or not something failed', () => {
    const { temporary } = run(pullRequest(), { SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main' });
    expect(publish).toMatchObject({ condition: 'succeededOrFailed()', inputs: { testResultsFormat: 'JUnit', searchFolder: '$(Agent.TempDirectory)' } });
    expect(read(temporary, publish?.inputs?.['testResultsFiles'] ?? '')).toMatch(/<testsuites name="akslint" tests="2" failures="2" errors="0" skipped="0">/);
  });

  it('reports everything in other runs, undecided requirements not among the errors', () => {
    const { status, orders } = run(workshop.repository());
    expect(status).toBe(1);
    const kinds = orders.slice(0, -1).map((order) => /^##vso\[task\.logissue type=(\w+);/.exec(order)?.[1]);
    expect(new Set(kinds)).toEqual(new Set(['error', 'warning']));
    expect(kinds.length).toBeGreaterThan(30);
  });

  it('passes where nothing changed, and uploads the summary all the same', () => {
    const directory = workshop.repository();
    workshop.done(directory, 'git update-ref refs/remotes/origin/main HEAD');
    const { status, orders, temporary } = run(directory, { SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main' });
    expect({ status, orders }).toEqual({ status: 0, orders: [`##vso[task.uploadsummary]${temporary}/akslint.md`] });
    expect(read(temporary, 'akslint.md')).not.toBe('');
  });

  it('obeys no order that stands in the code', () => {
    const directory = workshop.repository();
    write(directory, { 'evil/main.tf': 'resource "azurerm_kubernetes_cluster" "main" { # ##vso[task.setvariable variable=PATH]/tmp\n  name                    = "##vso[task.complete result=Succeeded]"\n  private_cluster_enabled = false # ##vso[task.complete result=Succeeded]\n}\n' });
    const { stdout, orders } = run(directory);
    expect(stdout).toContain('# #vso[task.complete');
    expect(orders.filter((order) => !/^##vso\[task\.(?:logissue type=|uploadsummary\])/.test(order) || order.lastIndexOf('##vso[') > 0)).toEqual([]);
  });

  it('says what to fetch where the target branch is missing, and asks for it', () => {
    expect(steps.find(({ checkout }) => checkout === 'self')?.fetchDepth).toBe(0);
    const { status, stderr } = run(workshop.repository('branch'), { SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main' });
    expect(status).toBe(2);
    expect(stderr).toContain('origin/main');
  });
});
