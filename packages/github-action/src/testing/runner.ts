import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** The repository of akslint. */
export const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** `action.yml`, as the runner reads it. */
export const manifest = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as {
  readonly description: string;
  readonly branding: { readonly icon: string; readonly color: string };
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
};

const quiet = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:NO_COLOR|FORCE_COLOR|TF_.*|NODE_OPTIONS|VITEST.*|GIT_.*|GITHUB_.*|INPUT_.*|RUNNER_.*)$/.test(name)));
const git = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.org', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.org' };

/** A new folder, whose links are resolved. */
export function scratch(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'akslint-action-')));
}

/** A git repository in a folder. */
export class Repository {
  constructor(readonly directory: string) {}

  /** Runs git; gives what it says. */
  git(...words: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync('git', words, { cwd: this.directory, encoding: 'utf8', env: { ...quiet, ...git } });
    if (status !== 0) throw new Error(`git ${words.join(' ')}: ${stderr}`);
    return stdout.trim();
  }

  /** Copies a folder of test-fixtures/github-action into the repository. */
  add(folder: string): void {
    cpSync(fileURLToPath(new URL(`../../../../test-fixtures/github-action/${folder}`, import.meta.url)), this.directory, { recursive: true });
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.directory, file)), { recursive: true });
    writeFileSync(join(this.directory, file), text);
  }

  /** Commits all there is; gives the commit. */
  commit(message: string): string {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message', message);
    return this.git('rev-parse', 'HEAD');
  }
}

/** A repository like GitHub's, with the sample as the first commit of `main`. */
export function server(): Repository {
  const repository = new Repository(scratch());
  repository.git('init', '--quiet', '--initial-branch', 'main');
  repository.add('repository');
  repository.commit('Declare three environments');
  return repository;
}

/** A pull request: its base, its branch's tip, and the commit that merges the two, at `refs/pull/1/merge`. */
export interface Pull {
  readonly base: string;
  readonly head: string;
  readonly merge: string;
}

/** Opens a pull request that `change` makes; `main` goes on meanwhile. */
export function openPull(repository: Repository, change: (repository: Repository) => void): Pull {
  repository.git('checkout', '--quiet', '-b', 'change', 'main');
  change(repository);
  const head = repository.commit('Change what the pull request changes');
  repository.git('checkout', '--quiet', 'main');
  repository.write('README.md', 'Written meanwhile.\n');
  const base = repository.commit('Tell what it is');
  repository.git('checkout', '--quiet', '--detach', 'main');
  repository.git('merge', '--quiet', '--no-ff', '--message', 'Merge the pull request', head);
  const merge = repository.git('rev-parse', 'HEAD');
  repository.git('update-ref', 'refs/pull/1/merge', merge);
  repository.git('checkout', '--quiet', 'main');
  return { base, head, merge };
}

/** Checks a commit out as actions/checkout does, `depth` being its `fetch-depth`; `0` is everything. */
export function checkout(from: Repository, commit: string, depth: number, directory = scratch()): Repository {
  mkdirSync(directory, { recursive: true });
  const clone = new Repository(directory);
  clone.git('init', '--quiet');
  clone.git('remote', 'add', 'origin', `file://${from.directory}`);
  const wanted = depth === 0 ? ['+refs/heads/*:refs/remotes/origin/*', `+${commit}:refs/checked-out`] : [`--depth=${depth}`, `+${commit}:refs/checked-out`];
  clone.git('fetch', '--quiet', '--no-tags', 'origin', ...wanted);
  clone.git('checkout', '--quiet', '--detach', commit);
  return clone;
}

/** What starts a step. */
export interface Start {
  readonly inputs?: Readonly<Record<string, string>>;
  /** `GITHUB_EVENT_NAME` */
  readonly event?: string;
  /** What is in the event's file; text as it is. */
  readonly payload?: unknown;
  /** `GITHUB_SHA` */
  readonly sha?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A workflow command that the runner obeyed. */
export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** What a step came to. */
export interface Step {
  readonly status: number | null;
  /** In the order of the log, groups and silence left out. */
  readonly commands: readonly Command[];
  /** `error envs/prod/terraform.tfvars:2 azure-k8s-01/private-cluster (critical)`; the place is left out where there is none. */
  readonly annotations: readonly string[];
  /** What the log shows beside commands. */
  readonly text: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly stderr: string;
}

/** Runs the action as the runner does, in its workspace. */
export function runStep(workspace: string, { inputs = {}, event = 'workflow_dispatch', payload = {}, sha = '', env = {} }: Start = {}): Step {
  const temporary = scratch();
  try {
    const file = (name: string, text: string): string => {
      writeFileSync(join(temporary, name), text);
      return join(temporary, name);
    };
    const given = Object.entries(manifest.inputs).map(([name, { default: usual = '' }]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, inputs[name] ?? usual]);
    const [output, summary] = [file('output', ''), file('summary', '')];
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, manifest.runs.main)], {
      cwd: workspace,
      encoding: 'utf8',
      env: {
        ...quiet, ...git, ...Object.fromEntries(given), CI: 'true', NO_COLOR: '1', SOURCE_DATE_EPOCH: String(Date.UTC(2026, 6, 1) / 1000),
        GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: workspace, GITHUB_SHA: sha, GITHUB_EVENT_NAME: event,
        GITHUB_EVENT_PATH: file('event.json', typeof payload === 'string' ? payload : JSON.stringify(payload)), GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary, ...env,
      },
    });
    const { commands, text } = obeyed(stdout);
    return { status, stderr, commands, text, annotations: commands.flatMap(annotation), outputs: outputsIn(readFileSync(output, 'utf8')), summary: existsSync(summary) ? readFileSync(summary, 'utf8') : '' };
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function annotation({ name, properties, data }: Command): readonly string[] {
  if (!['error', 'warning', 'notice'].includes(name)) return [];
  const { file, line, title } = properties;
  return [[name, ...(file === undefined ? [] : [line === undefined ? file : `${file}:${line}`]), title ?? data].join(' ')];
}

const known = ['add-mask', 'add-matcher', 'add-path', 'debug', 'echo', 'endgroup', 'error', 'group', 'notice', 'remove-matcher', 'save-state', 'set-env', 'set-output', 'stop-commands', 'warning'];

/** Reads a log as the runner does: two spellings of commands, the older one anywhere in a line, and silence until a token. */
function obeyed(log: string): Pick<Step, 'commands' | 'text'> {
  const commands: Command[] = [];
  const text: string[] = [];
  let token: string | undefined;
  for (const line of log.split('\n')) {
    const command = commandIn(line, token);
    if (token !== undefined) {
      if (command?.name === token) token = undefined;
      else text.push(line);
    } else if (command?.name === 'stop-commands') token = command.data;
    else if (command === undefined) text.push(line);
    else if (!['group', 'endgroup'].includes(command.name)) commands.push(command);
  }
  return { commands, text: text.join('\n') };
}

function commandIn(line: string, token: string | undefined): Command | undefined {
  const [, head, data = ''] = /^\s*::(.*?)::(.*)$/.exec(line) ?? /##\[(.*?)\](.*)$/.exec(line) ?? [];
  if (head === undefined) return undefined;
  const name = head.split(' ')[0] ?? '';
  if (!known.includes(name) && name !== token) return undefined;
  const properties = head.slice(name.length + 1).split(/[,;]/).filter((pair) => pair.includes('='));
  const pairs = properties.map((pair) => [pair.slice(0, pair.indexOf('=')), plain(pair.slice(pair.indexOf('=') + 1))]);
  return { name, properties: Object.fromEntries(pairs), data: plain(data) };
}

function plain(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%');
}

/** `name<<delimiter`, the value's lines, the delimiter. */
function outputsIn(text: string): Readonly<Record<string, string>> {
  const found = [...text.matchAll(/^([\w-]+)<<(.+)\n([^]*?)\n?\2$/gm)];
  return Object.fromEntries(found.map(([, name = '', , value = '']) => [name, value]));
}
