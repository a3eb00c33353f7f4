import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaults, outputNames } from './index.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkout, manifest, openPull, root, runStep, scratch, server, type Pull, type Repository, type Start, type Step } from './testing/runner.js';

let origin: Repository;
let first: string;
let pull: Pull;
const folders: string[] = [];

beforeAll(() => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, '.ci/prepare.mjs')], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  origin = server();
  folders.push(origin.directory);
  first = origin.git('rev-parse', 'main');
  pull = openPull(origin, (repository) => repository.add('pull-request'));
}, 120_000);

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Checks out and runs the action there; the base of `start` may be given as a commit alone. */
function judged(commit: string, depth: number, start: Start): Step {
  const clone = checkout(origin, commit, depth);
  folders.push(clone.directory);
  return runStep(clone.directory, { sha: commit, ...start });
}

const pullEvent = (more: object = {}): Start => ({
  event: 'pull_request',
  payload: { action: 'synchronize', number: 1, pull_request: { number: 1, base: { ref: 'main', sha: pull.base }, head: { ref: 'change', sha: pull.head, repo: { fork: false } } }, repository: { default_branch: 'main' }, ...more },
});

const short = (commit: string): string => commit.slice(0, 7);
const lastLine = ({ text }: Step): string => text.trimEnd().split('\n').at(-1) ?? '';
const workloadIdentity = 'error modules/aks/main.tf:9 azure-k8s-02/workload-identity (high)';
const privateCluster = 'error envs/prod/terraform.tfvars:2 azure-k8s-01/private-cluster (critical)';
/** Nobody needed them while the cluster was private. */
const ipRanges = 'error modules/aks/main.tf:1 azure-k8s-01/authorized-ip-ranges (critical)';
const ofPull = [privateCluster, ipRanges, workloadIdentity, workloadIdentity, workloadIdentity];

describe('action.yml', () => {
  it('has the inputs that are read, with the defaults that count', () => {
    const stated = Object.entries(manifest.inputs).map(([name, { default: usual = '' }]) => [name, usual]);
    expect(Object.fromEntries(stated)).toEqual(defaults);
  });

  it('has the outputs that are written, and tells of all', () => {
    expect(Object.keys(manifest.outputs)).toEqual([...outputNames]);
    expect([manifest, ...Object.values(manifest.inputs), ...Object.values(manifest.outputs)].filter(({ description }) => !/\.$/.test(description))).toEqual([]);
  });

  it('is short enough for the marketplace, and has a badge', () => {
    expect(manifest.description.length).toBeLessThan(125);
    expect(manifest.branding).toEqual({ icon: 'shield', color: 'blue' });
  });

  it('starts the bundle by the Node that runners have', () => {
    expect(manifest.runs).toEqual({ using: 'node24', main: 'dist/action.cjs' });
    expect(existsSync(join(root, manifest.runs.main))).toBe(true);
  });
});

describe('a pull request to a repository of three environments', () => {
  it('gets only what its lines are responsible for, through tfvars and modules', () => {
    const step = judged(pull.merge, 2, pullEvent());
    expect(step.annotations).toEqual(ofPull);
    expect(step.commands[0]?.data.split('\n')[0]).toBe('Cluster aks-prod (module.aks.azurerm_kubernetes_cluster.this)');
    expect(step.outputs).toEqual({ findings: '5', unknown: '0', 'exit-code': '1' });
    expect(lastLine(step)).toBe(`Only the change since ${short(pull.base)} (what the pull request is merged into) is reported: findings on its lines, and those that it brings about elsewhere.`);
    const summary = join(root, 'test-fixtures/github-action/summary.md');
    const steady = step.summary.replaceAll(short(pull.base), '<base>');
    if (process.env['AKSLINT_UPDATE']) writeFileSync(summary, steady);
    expect(steady).toBe(readFileSync(summary, 'utf8'));
    expect([step.status, step.stderr]).toEqual([1, '']);
  });

  it('gets all with changed-only: off', () => {
    const step = judged(pull.merge, 1, { ...pullEvent(), inputs: { 'changed-only': 'off' } });
    expect(step.outputs).toEqual({ findings: '49', unknown: '13', 'exit-code': '1' });
    expect(step.annotations).toContain('error envs/dev/terraform.tfvars:2 azure-k8s-01/private-cluster (critical)');
    expect(step.annotations).toContain('error bicep/main.bicep:7 azure-k8s-01/private-cluster (critical)');
    expect(step.annotations).toContain('warning manifests/shop.yaml:2 azure-k8s-10/imds-egress (medium)');
    expect(step.text).toContain('37 more findings without an annotation');
    expect(lastLine(step)).toBe('Everything is reported.');
  });

  it('gets what its files are responsible for with changed-only: file', () => {
    const step = judged(pull.merge, 2, { ...pullEvent(), inputs: { 'changed-only': 'file' } });
    expect(step.annotations).toContain('error modules/aks/main.tf:1 azure-k8s-03/kms-key (high)');
    expect(step.annotations).not.toContain('error bicep/main.bicep:7 azure-k8s-01/private-cluster (critical)');
    expect(step.summary).not.toContain('Namespace shop');
    expect(lastLine(step)).toBe(`Only the change since ${short(pull.base)} (what the pull request is merged into) is reported: findings that its files take part in.`);
  });

  it('of a fork needs neither the fork nor a token, even when the fork is gone', () => {
    const payload = { pull_request: { base: { sha: pull.base }, head: { sha: pull.head, repo: null } } };
    expect(judged(pull.merge, 2, pullEvent(payload)).annotations).toEqual(ofPull);
  });

  it('is compared with its base where a step checks out its branch', () => {
    const step = judged(pull.head, 0, { ...pullEvent(), sha: pull.merge });
    expect(step.annotations).toEqual(ofPull);
    expect(lastLine(step)).toContain(`since ${short(pull.base)} (what the pull request is based on)`);
  });

  it('gets everything and one warning that says what to write where the clone is too shallow', () => {
    const step = judged(pull.merge, 1, pullEvent());
    const said = `Everything is reported, since it cannot be told what changed: ${short(pull.base)} (what the pull request is merged into) is not in this clone: write "fetch-depth: 2" below "with:" of actions/checkout.`;
    expect(step.commands.find(({ name }) => name === 'warning')).toEqual({ name: 'warning', properties: { title: 'akslint reports everything' }, data: said });
    expect(step.annotations.filter((one) => one.includes('reports everything'))).toHaveLength(1);
    expect(step.annotations.filter((one) => one.startsWith('warning '))).toHaveLength(6);
    expect(step.summary).toContain('Everything is reported, since it cannot be told what changed');
    expect([step.outputs['findings'], lastLine(step)]).toEqual(['49', said]);

    const branch = judged(pull.head, 1, { ...pullEvent(), sha: pull.merge });
    expect(lastLine(branch)).toBe(`Everything is reported, since it cannot be told what changed: ${short(pull.base)} (what the pull request is based on) is not in this clone: write "fetch-depth: 0" below "with:" of actions/checkout.`);
  });

  it('gets everything and a warning where the clone holds the base, and not how they belong together', () => {
    const clone = checkout(origin, pull.head, 1);
    folders.push(clone.directory);
    clone.git('fetch', '--quiet', '--depth=1', 'origin', pull.base);
    const step = runStep(clone.directory, { ...pullEvent(), sha: pull.merge });
    expect(lastLine(step)).toMatch(/^Everything is reported, since it cannot be told what changed: This clone is shallow and does not hold what it has in common with "[0-9a-f]{40}"\. /);
    expect(step.annotations).toContain('warning akslint reports everything');
  });

  it('gets everything and a warning where there is no git', () => {
    const empty = scratch();
    folders.push(empty);
    const step = judged(pull.merge, 2, { ...pullEvent(), env: { PATH: empty } });
    expect(lastLine(step)).toBe('Everything is reported, since it cannot be told what changed: git is needed to find what changed, and it cannot be run here.');
    expect(step.outputs['findings']).toBe('49');
  });

  it('gets everything and a warning where there is no git clone at all', () => {
    const clone = checkout(origin, pull.merge, 2);
    folders.push(clone.directory);
    rmSync(join(clone.directory, '.git'), { recursive: true });
    const step = runStep(clone.directory, { ...pullEvent(), sha: pull.merge });
    expect(lastLine(step)).toBe('Everything is reported, since it cannot be told what changed: the working directory is in no git clone; where actions/checkout has a path, give it as working-directory, too.');
    expect(step.annotations).toContain(privateCluster);
    expect(step.outputs['findings']).toBe('49');
  });

  it('is compared in a clone of another user, as in a container', () => {
    expect(judged(pull.merge, 2, { ...pullEvent(), env: { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' } }).annotations).toEqual(ofPull);
  });

  it('is not judged by pull_request_target, which is told even with changed-only: off', () => {
    for (const changed of ['', 'off']) {
      const step = judged(pull.base, 1, { ...pullEvent(), event: 'pull_request_target', inputs: { 'changed-only': changed } });
      expect(step.annotations).toContain('warning akslint sees nothing of the pull request');
      expect(step.annotations).not.toContain(privateCluster);
      expect(lastLine(step)).toMatch(/^The event pull_request_target checks out the branch that the pull request is for, /);
      expect(step.outputs['findings']).toBe('44');
    }
    expect(judged(pull.head, 0, { ...pullEvent(), event: 'pull_request_target', sha: pull.base }).annotations).toEqual(ofPull);
  });
});

describe('other events', () => {
  it('get everything without a word', () => {
    for (const event of ['workflow_dispatch', 'schedule', 'push']) {
      const step = judged(pull.base, 1, { event, payload: { before: first, ref: 'refs/heads/main' } });
      expect([step.outputs['findings'], lastLine(step)]).toEqual(['44', 'Everything is reported.']);
      expect(step.annotations.filter((one) => one.includes('akslint'))).toEqual([]);
    }
  });

  it('that change nothing get everything with changed-only: added, too', () => {
    const step = judged(pull.base, 0, { event: 'workflow_dispatch', payload: '', inputs: { 'changed-only': 'added' } });
    expect(lastLine(step)).toBe('Everything is reported: the event workflow_dispatch has nothing to compare with.');
    expect(step.outputs['findings']).toBe('44');
  });

  it('of the merge queue are compared with where the queue starts', () => {
    const step = judged(pull.merge, 0, { event: 'merge_group', payload: { merge_group: { base_sha: pull.base, head_sha: pull.merge } } });
    expect(step.annotations).toEqual(ofPull);
  });
});

describe('a push with changed-only: added', () => {
  const push = (before: string, more: object = {}): Start => ({ event: 'push', payload: { before, after: pull.head, ref: 'refs/heads/change', repository: { default_branch: 'main' }, ...more }, inputs: { 'changed-only': 'added' } });

  it('is compared with what the branch was', () => {
    expect(judged(pull.head, 0, push(first)).annotations).toEqual(ofPull);
    const none = judged(pull.base, 0, push(first, { ref: 'refs/heads/main' }));
    expect([none.status, none.annotations, none.outputs]).toEqual([0, [], { findings: '0', unknown: '0', 'exit-code': '0' }]);
  });

  it('of a new branch is compared with where it left the default branch', () => {
    const step = judged(pull.head, 0, push('0'.repeat(40), { created: true }));
    expect(step.annotations).toEqual(ofPull);
    expect(lastLine(step)).toContain('since the default branch (the branch is new)');
    expect(lastLine(judged(pull.head, 1, push('0'.repeat(40), { created: true })))).toBe(
      'Everything is reported, since it cannot be told what changed: the branch is new, and the default branch is not in this clone: write "fetch-depth: 0" below "with:" of actions/checkout.',
    );
  });

  it('that replaced the branch gets everything, since nobody has what was before', () => {
    const step = judged(pull.head, 0, push('1'.repeat(40), { forced: true }));
    expect(lastLine(step)).toBe('Everything is reported, since it cannot be told what changed: 1111111 (what the branch was before the push) is not in this clone, since the push replaced it.');
    expect(step.annotations).toContain(privateCluster);
  });
});

describe('the inputs', () => {
  it('that are wrong stop the step with a word on each', () => {
    const step = judged(pull.base, 1, { inputs: { 'fail-on': 'hihg', 'changed-only': 'yes' } });
    expect(step.commands.map(({ name, properties, data }) => [name, properties, data])).toEqual([
      ['error', { title: 'akslint cannot start' }, 'The input fail-on takes low, medium, high or critical, not "hihg". Did you mean high?'],
      ['error', { title: 'akslint cannot start' }, 'The input changed-only takes added, file or off, not "yes".'],
    ]);
    expect([step.status, step.outputs, step.summary]).toEqual([2, { 'exit-code': '2' }, '']);
  });

  it('decide what fails the step', () => {
    const paths = 'manifests';
    expect(judged(pull.base, 1, { inputs: { paths, 'fail-on': 'critical' } })).toMatchObject({ status: 0, outputs: { findings: '2', unknown: '0', 'exit-code': '0' } });
    expect(judged(pull.base, 1, { inputs: { paths, 'fail-on': 'high' } })).toMatchObject({ status: 1, outputs: { 'exit-code': '1' } });
    expect(judged(pull.base, 1, { inputs: { paths: 'envs/staging', 'fail-on': 'critical', strict: 'true' } })).toMatchObject({ status: 0, outputs: { unknown: '3' } });
  });

  it('choose several paths, and say which is not there', () => {
    const step = judged(pull.base, 1, { inputs: { paths: 'manifests\nbicep/*.bicep' } });
    expect(new Set(step.annotations.map((one) => one.split(' ')[1]?.split(':')[0]))).toEqual(new Set(['manifests/shop.yaml', 'bicep/main.bicep']));
    expect(judged(pull.base, 1, { inputs: { paths: 'gone' } })).toMatchObject({ status: 2, annotations: ['error akslint cannot start'], outputs: { 'exit-code': '2' } });
  });

  it('turn annotations and the summary off', () => {
    const step = judged(pull.base, 1, { inputs: { paths: 'manifests', annotations: 'false', summary: 'false' } });
    expect([step.annotations, step.summary, step.status]).toEqual([[], '', 1]);
    expect(step.text).toContain('✖ azure-k8s-07/default-deny  high');
  });

  it('name a baseline, whose findings are known', () => {
    const clone = checkout(origin, pull.base, 1);
    folders.push(clone.directory);
    const { status } = spawnSync(process.execPath, [join(root, 'packages/cli/bin/akslint.js'), 'baseline', '--baseline', 'known.json'], { cwd: join(clone.directory, 'bicep'), encoding: 'utf8' });
    expect(status).toBe(0);
    const step = runStep(clone.directory, { inputs: { 'working-directory': 'bicep', baseline: 'known.json' } });
    expect([step.status, step.outputs['findings']]).toEqual([0, '0']);
    expect(step.text).toContain('13 findings known from the baseline');
  });
});

describe('working-directory', () => {
  it('is where paths begin, while annotations, the summary and SARIF are told from the repository', () => {
    const clone = checkout(origin, pull.merge, 2);
    folders.push(clone.directory);
    const step = runStep(clone.directory, { ...pullEvent(), sha: pull.merge, inputs: { 'working-directory': 'envs/prod', 'sarif-file': 'out/akslint.sarif' } });
    expect(step.annotations).toEqual([privateCluster, ipRanges, workloadIdentity]);
    expect(step.outputs).toEqual({ findings: '3', unknown: '0', 'sarif-file': 'envs/prod/out/akslint.sarif', 'exit-code': '1' });
    expect(step.summary).toContain('`envs/prod/terraform.tfvars:2`');
    expect(step.text).toContain('modules/aks/main.tf:9:31');
    expect(sarifOf(clone.directory, step)).toEqual([['azure-k8s-01/private-cluster', 'envs/prod/terraform.tfvars'], ['azure-k8s-01/authorized-ip-ranges', 'modules/aks/main.tf'], ['azure-k8s-02/workload-identity', 'modules/aks/main.tf']]);
  });

  it('may be a clone below the workspace, whose paths count', () => {
    const workspace = scratch();
    folders.push(workspace);
    checkout(origin, pull.merge, 2, join(workspace, 'code'));
    const step = runStep(workspace, { ...pullEvent(), sha: pull.merge, inputs: { 'working-directory': 'code', 'sarif-file': 'akslint.sarif' } });
    expect(step.annotations).toEqual(ofPull);
    expect(step.outputs['sarif-file']).toBe('code/akslint.sarif');
    expect(sarifOf(workspace, step)).toHaveLength(5);
  });

  it('may not leave the workspace, not even by a link', () => {
    const outside = scratch();
    const workspace = scratch();
    folders.push(outside, workspace);
    symlinkSync(outside, join(workspace, 'link'));
    for (const directory of ['..', 'link', outside]) {
      expect(runStep(workspace, { inputs: { 'working-directory': directory } })).toMatchObject({ status: 2, commands: [{ name: 'error', data: `The input working-directory leads out of the workspace: ${directory}` }] });
    }
    expect(runStep(workspace, { inputs: { 'working-directory': 'gone' } }).commands[0]?.data).toBe('The input working-directory names no directory of the workspace: gone');
  });
});

/** Rule and file of each result. */
function sarifOf(workspace: string, { outputs }: Step): readonly unknown[] {
  const { runs } = JSON.parse(readFileSync(join(workspace, outputs['sarif-file'] ?? ''), 'utf8')) as { runs: { results: { ruleId: string; locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[] };
  return runs.flatMap(({ results }) => results.map(({ ruleId, locations }) => [ruleId, locations[0]?.physicalLocation.artifactLocation.uri]));
}

describe('trouble', () => {
  it('with the configuration is shown at its line, and with its lines in the log', () => {
    const clone = checkout(origin, pull.base, 1);
    folders.push(clone.directory);
    clone.write('envs/akslint.config.yaml', 'controls:\n  azure-k8s-01: of\n');
    const step = runStep(clone.directory, { inputs: { 'working-directory': 'envs' } });
    expect(step.annotations).toEqual(['error envs/akslint.config.yaml:2 akslint cannot use this configuration']);
    expect(step.text).toContain("  › 2 │   azure-k8s-01: of\n");
    expect([step.status, step.outputs]).toEqual([2, { 'exit-code': '2' }]);
  });

  it('with an empty workspace is told, for nothing was checked out', () => {
    const workspace = scratch();
    folders.push(workspace);
    expect(runStep(workspace)).toMatchObject({ status: 2, commands: [{ name: 'error', data: 'The workspace is empty: let actions/checkout run before akslint.' }] });
  });

  it('with a file is told, counts, and does not hide the rest', () => {
    const clone = checkout(origin, pull.base, 1);
    folders.push(clone.directory);
    clone.write('manifests/broken.tf', 'resource "x" {\n');
    const step = runStep(clone.directory, { inputs: { paths: 'manifests' } });
    expect(step.annotations[0]).toMatch(/^error manifests\/broken\.tf:\d akslint cannot read this file$/);
    expect(step).toMatchObject({ status: 2, outputs: { findings: '2', 'exit-code': '2' } });
  });

  it('with the outputs of the runner is told', () => {
    const clone = checkout(origin, pull.base, 1);
    folders.push(clone.directory);
    const step = runStep(clone.directory, { env: { GITHUB_OUTPUT: join(clone.directory, 'gone') } });
    expect(step.status).toBe(2);
    expect(step.annotations).toContain('error akslint failed');
  });

  it('is none where the runner has no job summary', () => {
    expect(judged(pull.base, 1, { inputs: { paths: 'manifests' }, env: { GITHUB_STEP_SUMMARY: '' } })).toMatchObject({ status: 1, stderr: '' });
  });
});

describe('what a repository holds', () => {
  it('can run no workflow command', () => {
    const clone = checkout(origin, pull.base, 1);
    folders.push(clone.directory);
    const evil = '::error file=x::owned\\n::set-output name=a::b\\n##[error]owned\\n::add-mask::e';
    mkdirSync(join(clone.directory, 'evil'));
    clone.write('evil/namespace.yaml', `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: "${evil}"\n---\n# ##[set-env name=PATH]x\napiVersion: v1\nkind: Pod\nmetadata:\n  name: x\n  namespace: "${evil}"\nspec: {}\n`);
    clone.write('evil/::warning::x/main.tf', '::error::x\n##[error]y\n');
    const step = runStep(clone.directory, { inputs: { paths: 'evil' } });
    expect(step.commands.map(({ name, properties }) => [name, properties['file']?.split('/').slice(0, 2).join('/')])).toEqual([
      ['error', 'evil/::warning::x'],
      ['error', 'evil/namespace.yaml'],
      ['warning', 'evil/namespace.yaml'],
    ]);
    expect(step.text).toContain('##[error]');
    expect(step.status).toBe(2);
  });
});
