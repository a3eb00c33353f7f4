import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import type { Command } from './pages.js';
import { root } from './pages.js';

/** How a script ended. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What stands in a repository: everything committed, or a change that makes production public. */
export type State =
  | 'clean'
  /** The change lies in the working tree. */
  | 'edited'
  | 'staged'
  /** The change is the commit of a branch that left `main`. */
  | 'branch'
  /** The change is staged, and a baseline of the time before is committed. */
  | 'staged with baseline';

/** The variable file in which the change is made. */
export const changedFile = 'infra/envs/prod/terraform.tfvars';

const fixtures = join(root, 'test-fixtures');

/**
 * What the guide's commands are called by, in place of what a user has installed. `akslint` is the built command, also
 * behind `npx`, whatever version or tag is named; `npm install` installs nothing. Terraform would need providers, and
 * Helm may not be there: they print what they would, from the fixtures of the command's own tests.
 */
const programs: Readonly<Record<string, string>> = {
  akslint: `exec "${process.execPath}" "${root}/packages/cli/bin/akslint.js" "$@"`,
  npx: `if [ "$1" = --yes ]; then shift; fi
case "$1" in
  akslint | akslint@[0-9]* | github:akslint/akslint#v[0-9]*) shift; exec akslint "$@" ;;
  eslint) shift; exec "${process.execPath}" node_modules/eslint/bin/eslint.js "$@" ;;
  *) exit 127 ;;
esac`,
  npm: 'case "$*" in "install --global akslint"* | "install --save-dev "*) ;; *) exit 127 ;; esac',
  terraform: `[ "$*" = "show -json plan.out" ] && cat "${fixtures}/cli/stdin-plan/stdin"`,
  helm: `[ "$1" = template ] && cat "${fixtures}/cli/stdin-manifests/stdin"`,
};

/** A place for repositories and what runs in them; nothing of the machine's configuration reaches it. */
export class Workshop {
  readonly directory = realpathSync(mkdtempSync(join(tmpdir(), 'akslint-guide-')));
  /** A repository of each state that was asked for, to be copied. */
  readonly #made = new Map<State, string>();
  readonly #environment: Readonly<Record<string, string>>;

  constructor() {
    const bin = join(this.directory, 'bin');
    for (const [name, script] of Object.entries(programs)) {
      write(bin, { [name]: `#!/bin/bash\n${script}\n` });
      chmodSync(join(bin, name), 0o755);
    }
    write(this.directory, { 'home/.gitconfig': '[user]\n\tname = a\n\temail = a@example.org\n[init]\n\tdefaultBranch = main\n' });
    this.#environment = {
      PATH: `${bin}:${process.env['PATH'] ?? ''}`,
      HOME: join(this.directory, 'home'),
      GIT_CONFIG_NOSYSTEM: '1',
      NO_COLOR: '1',
      SOURCE_DATE_EPOCH: String(Date.UTC(2026, 6, 1) / 1000),
    };
  }

  /** Builds the command that the programs call. */
  static build(): void {
    const { status, stderr } = spawnSync(process.execPath, [join(root, '.ci/prepare.mjs')], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  }

  /** Runs a script with bash, as a CI system does: the first command that fails ends it. */
  run(directory: string, script: string, environment: Readonly<Record<string, string>> = {}): Ended {
    const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', script], { cwd: directory, encoding: 'utf8', env: { ...this.#environment, ...environment } });
    return { status, stdout, stderr };
  }

  /** What a session prints, in the shape of a page. */
  replay(directory: string, session: readonly Command[], environment: Readonly<Record<string, string>> = {}): readonly Command[] {
    const mark = '---- the next command ----';
    const { stdout } = this.run(directory, `exec 2>&1; set +e; true\n${session.map(({ text }) => `${text}\n{ ended=$?; echo '${mark}'; (exit $ended); }`).join('\n')}`, environment);
    const outputs = stdout.split(`${mark}\n`);
    return session.map(({ text }, index) => ({ text, output: outputs[index] ?? '' }));
  }

  /** A git repository with the sample of the guide. */
  repository(state: State = 'clean'): string {
    const made = this.#made.get(state) ?? this.#make(state);
    this.#made.set(state, made);
    const directory = mkdtempSync(join(this.directory, 'work-'));
    cpSync(made, directory, { recursive: true, preserveTimestamps: true });
    return directory;
  }

  #make(state: State): string {
    const directory = mkdtempSync(join(this.directory, 'made-'));
    cpSync(join(fixtures, 'user-guide/input'), directory, { recursive: true });
    this.done(directory, 'git init --quiet && git add --all && git commit --quiet --message "Declare the clusters"');
    if (state === 'clean') return directory;
    if (state === 'branch') this.done(directory, 'git checkout --quiet -b change');
    if (state === 'staged with baseline') this.done(directory, 'akslint baseline && git add --all && git commit --quiet --message "Accept the past"');
    write(directory, { [changedFile]: 'private = false\n' });
    if (state !== 'edited') this.done(directory, 'git add --all');
    if (state === 'branch') this.done(directory, 'git commit --quiet --message "Make production public"');
    return directory;
  }

  /** Runs a script that must succeed; gives what it prints. */
  done(directory: string, script: string, environment: Readonly<Record<string, string>> = {}): string {
    const { status, stdout, stderr } = this.run(directory, script, environment);
    if (status !== 0) throw new Error(`${script}: ${stdout}${stderr}`);
    return stdout.trim();
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** Writes files, and the folders that they need. */
export function write(directory: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
}

/** Makes a folder stand for an installed package. */
export function link(directory: string, name: string, from: string): void {
  const place = join(directory, 'node_modules', name);
  mkdirSync(dirname(place), { recursive: true });
  symlinkSync(realpathSync(from), place, 'junction');
}

/** The program of this name on the machine. */
export function onTheMachine(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(':');
  return folders.filter((folder) => readable(folder).includes(name)).map((folder) => join(folder, name))[0];
}

function readable(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** A file's text in a repository. */
export function read(directory: string, file: string): string {
  return readFileSync(join(directory, file), 'utf8');
}
