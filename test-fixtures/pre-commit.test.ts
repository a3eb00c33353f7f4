import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { listedCommands, snippets } from './user-guide/pages.js';

/** The hooks, tried with the real pre-commit: what `PRE_COMMIT` names, what is installed, or PyPI's package. */
const root = fileURLToPath(new URL('..', import.meta.url));
const own = join(root, 'node_modules/.akslint-pre-commit');
const preCommit = [process.env['PRE_COMMIT'], inPath('pre-commit'), join(own, 'bin/pre-commit'), installed()].find((path) => path !== undefined && existsSync(path));

let scratch = '';
/** The work tree as a repository with a tag, as users name it in their configuration. */
let hooks = '';

function inPath(name: string): string | undefined {
  return (process.env['PATH'] ?? '').split(delimiter).map((directory) => join(directory, name)).find((path) => existsSync(path));
}

function installed(): string | undefined {
  const python = inPath('python3');
  if (python === undefined || inPath('pre-commit') !== undefined || existsSync(join(own, 'bin/pre-commit'))) return undefined;
  spawnSync(python, ['-m', 'venv', own], { stdio: 'ignore' });
  spawnSync(join(own, 'bin/pip'), ['install', '--quiet', '--disable-pip-version-check', 'pre-commit>=4,<5'], { stdio: 'ignore' });
  return join(own, 'bin/pre-commit');
}

interface Ran {
  readonly status: number | null;
  readonly output: string;
  /** In milliseconds. */
  readonly took: number;
}

function run(directory: string, command: string, ...words: readonly string[]): Ran {
  const begin = performance.now();
  const home = join(scratch, 'home');
  const { status, stdout, stderr } = spawnSync(command, words, {
    cwd: directory,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: home, PRE_COMMIT_HOME: join(scratch, 'store'), GIT_CONFIG_NOSYSTEM: '1', NO_COLOR: '1' },
  });
  return { status, output: `${stdout}${stderr}`, took: performance.now() - begin };
}

function git(directory: string, ...words: readonly string[]): string {
  const { status, output } = run(directory, 'git', '-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'init.defaultBranch=main', ...words);
  if (status !== 0) throw new Error(`git ${words.join(' ')}: ${output}`);
  return output;
}

function write(directory: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
}

/** A repository whose production is private by its variables, with everything committed. */
function repository(): string {
  const directory = mkdtempSync(join(scratch, 'work-'));
  const environment = (name: string): string => `module "aks" {
  source  = "../../modules/aks"
  name    = "aks-${name}"
  private = var.private
}

variable "private" {
  type = bool
}
`;
  write(directory, {
    'modules/aks/main.tf': `variable "name" {
  type = string
}

variable "private" {
  type = bool
}

resource "azurerm_kubernetes_cluster" "main" {
  name                    = var.name
  private_cluster_enabled = var.private
}
`,
    'envs/dev/main.tf': environment('dev'),
    'envs/dev/terraform.tfvars': 'private = true\n',
    'envs/prod/main.tf': environment('prod'),
    'envs/prod/terraform.tfvars': 'private = true\n',
    'akslint.config.yaml': 'controls:\n' + [...Array(9).keys()].map((index) => `  azure-k8s-${String(index + 2).padStart(2, '0')}: off\n`).join('') + '  azure-k8s-01/private-dns-zone: off\n  azure-k8s-01/public-fqdn: off\n',
    'README.md': '# Shop\n',
    '.pre-commit-config.yaml': `repos:\n  - repo: ${hooks}\n    rev: v9.9.9\n    hooks:\n      - id: akslint\n`,
  });
  git(directory, 'init', '-q');
  git(directory, 'add', '-A');
  git(directory, 'commit', '-qm', 'Begin');
  return directory;
}

if (preCommit === undefined) {
  it('the hooks are not tried, since neither pre-commit nor Python is here', () => {
    process.stdout.write('\n!!! NO PRE-COMMIT ON THIS MACHINE: the hooks were not tried. Install pre-commit, or name it in PRE_COMMIT.\n\n');
  });
} else {
  describe('pre-commit', () => {
    beforeAll(() => {
      scratch = mkdtempSync(join(tmpdir(), 'akslint-pre-commit-'));
      mkdirSync(join(scratch, 'home'));
      hooks = join(scratch, 'akslint');
      git(scratch, 'clone', '-q', '--no-tags', root, hooks);
      const { stdout } = spawnSync('git', ['ls-files', '-z', '--modified', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
      for (const name of stdout.split('\0').filter((one) => one !== '')) {
        if (existsSync(join(root, name))) cpSync(join(root, name), join(hooks, name));
        else rmSync(join(hooks, name));
      }
      git(hooks, 'add', '-A');
      git(hooks, 'commit', '-q', '--allow-empty', '-m', 'Release');
      git(hooks, 'tag', 'v9.9.9');
    }, 120_000);

    afterAll(() => {
      rmSync(scratch, { recursive: true, force: true });
    }, 60_000);

    it('accepts the manifest', () => {
      expect(run(hooks, preCommit, 'validate-manifest')).toMatchObject({ status: 0, output: '' });
    });

    it('tries the repository: passes on clean input, fails readably on bad input', () => {
      const work = repository();
      expect(run(work, preCommit, 'try-repo', hooks, 'akslint', '--all-files')).toMatchObject({ status: 0, output: expect.stringContaining('akslint..................................................................Passed') });
      write(work, { 'envs/prod/terraform.tfvars': 'private = false\n' });
      git(work, 'add', '-A');
      const { status, output } = run(work, preCommit, 'try-repo', hooks, 'akslint');
      expect(status).toBe(1);
      expect(output).toContain('akslint..................................................................Failed');
      expect(output).toContain('envs/prod/terraform.tfvars:1:11');
    }, 180_000);

    it('works from a tag; a second run takes less than a second', () => {
      const work = repository();
      write(work, { 'envs/prod/terraform.tfvars': 'private = false\n' });
      git(work, 'add', '-A');
      expect(run(work, preCommit, 'run').status).toBe(1);
      const later = [1, 2, 3, 4, 5].map(() => run(work, preCommit, 'run'));
      expect(new Set(later.map(({ status }) => status))).toEqual(new Set([1]));
      expect(Math.min(...later.map(({ took }) => took))).toBeLessThan(1000);
    }, 180_000);

    it('judges the root module of a changed variable file, and no other', () => {
      const work = repository();
      write(work, { 'envs/prod/terraform.tfvars': 'private = false\n' });
      git(work, 'add', '-A');
      const { status, output } = run(work, preCommit, 'run');
      expect(status).toBe(1);
      expect(output).toContain('Cluster aks-prod');
      expect(output).not.toContain('aks-dev');
    });

    it('judges every root module that uses a changed module', () => {
      const work = repository();
      const module = readFileSync(join(work, 'modules/aks/main.tf'), 'utf8');
      write(work, { 'modules/aks/main.tf': module.replace('= var.private\n', '= !var.private\n') });
      git(work, 'add', '-A');
      const { status, output } = run(work, preCommit, 'run');
      expect(status).toBe(1);
      expect(output).toContain('Cluster aks-dev');
      expect(output).toContain('Cluster aks-prod');
    });

    it('judges what is staged, not what lies beside it', () => {
      const work = repository();
      write(work, { 'envs/prod/terraform.tfvars': 'private = true # still\n' });
      git(work, 'add', '-A');
      write(work, { 'envs/prod/terraform.tfvars': 'private = false\n' });
      expect(run(work, preCommit, 'run')).toMatchObject({ status: 0 });
    });

    it('does not start for files that decide nothing', () => {
      const work = repository();
      write(work, { 'README.md': '# The shop\n' });
      git(work, 'add', '-A');
      expect(run(work, preCommit, 'run')).toMatchObject({ status: 0, output: expect.stringContaining('(no files to check)Skipped') });
    });

    it('takes the configurations of the user guide, and the commands below them', () => {
      const work = repository();
      const [plain, ...others] = snippets('pre-commit.md', 'yaml').map(({ text }) => text);
      for (const text of others) {
        write(work, { '.pre-commit-config.yaml': text });
        expect(run(work, preCommit, 'validate-config')).toMatchObject({ status: 0, output: '' });
      }
      git(hooks, 'tag', plain?.match(/rev: (.*)/)?.[1] ?? '');
      write(scratch, { 'home/.gitconfig': `[user]\n\tname = a\n\temail = a@example.org\n[url "${hooks}"]\n\tinsteadOf = https://github.com/akslint/akslint\n` });
      write(work, { '.pre-commit-config.yaml': plain ?? '', 'envs/prod/terraform.tfvars': 'private = false\n' });
      git(work, 'add', '-A');
      const typed = (command: string): Ran => run(work, 'bash', '-c', `PATH="${dirname(preCommit)}:$PATH"; ${command}`);
      const commands = listedCommands('pre-commit.md');
      expect(commands.map((command) => [command, typed(command).status])).toEqual([
        ['pre-commit install', 0],
        ['pre-commit run', 1],
        ['pre-commit run --all-files', 1],
        ['SKIP=akslint git commit -m later', 0],
      ]);
      expect(typed('git reset --quiet --soft HEAD~1; git commit --message again')).toMatchObject({ status: 1, output: expect.stringContaining('envs/prod/terraform.tfvars:1:11') });
    }, 180_000);

    it('passes where other files are changed that belong to no cluster', () => {
      const work = repository();
      write(work, { 'app/server.ts': 'export const port = 80;\n', 'package.json': '{}\n', '.github/workflows/ci.yml': 'on: push\n' });
      git(work, 'add', '-A');
      expect(run(work, preCommit, 'run')).toMatchObject({ status: 0 });
    });
  });
}

describe('the hooks', () => {
  const [first, second] = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as readonly { readonly id: string; readonly language: string; readonly files: string; readonly exclude: string; readonly require_serial: boolean }[];

  it('are one that is installed by pre-commit and one that is on the machine', () => {
    expect([first, second].map((hook) => [hook?.id, hook?.language, hook?.require_serial])).toEqual([
      ['akslint', 'node', true],
      ['akslint-system', 'system', true],
    ]);
    expect(second?.files).toBe(first?.files);
  });

  it.each(['a.tf', 'a.tf.json', 'a.tofu', 'prod.tfvars', 'prod.auto.tfvars.json', '.terraform.lock.hcl', 'main.bicep', 'main.bicepparam', 'bicepconfig.json', 'azuredeploy.parameters.json', 'k8s/deny.yaml', 'k8s/kustomization.yml', 'k8s/Kustomization', 'Pulumi.prod.yaml', 'infra/index.ts', 'infra/aks.mjs', 'init.tftpl', 'akslint.config.jsonc'])('look at %s', (name) => {
    expect(filesPattern().test(name)).toBe(true);
  });

  it.each(['README.md', 'main.go', 'a.tfstate', 'Dockerfile', 'a.tf.bak'])('do not look at %s', (name) => {
    expect(filesPattern().test(name)).toBe(false);
  });

  it.each(['.terraform/modules/a/main.tf', 'x/node_modules/y/index.js'])('leave out %s', (name) => {
    expect(new RegExp(first?.exclude ?? '').test(name)).toBe(true);
  });

  /** The pattern without the white space that `(?x)` allows in it. */
  function filesPattern(): RegExp {
    return new RegExp((first?.files ?? '').replace('(?x)', '').replaceAll(/\s/g, ''));
  }
});
