import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { page, sessions, snippet } from './pages.js';
import { changedFile, onTheMachine, read, Workshop, write } from './workshop.js';

interface Pattern {
  readonly regexp: string;
  readonly file: number;
  readonly line: number;
  readonly column: number;
  readonly severity: number;
  readonly message: number;
  readonly code: number;
}

interface Tasks {
  readonly tasks: readonly { readonly command: string; readonly args: readonly string[]; readonly problemMatcher: { readonly fileLocation: readonly string[]; readonly pattern: Pattern } }[];
}

interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: string;
  readonly message: string;
  readonly code: string;
}

const [task] = (JSON.parse(snippet('editors.md', 'json', '"tasks"')) as Tasks).tasks;
const [matcher] = (JSON.parse(snippet('editors.md', 'json', '"problemMatcher": [')) as { readonly problemMatcher: readonly { readonly pattern: readonly Pattern[] }[] }).problemMatcher;
const vim = onTheMachine('vim');
const emacs = onTheMachine('emacs');

let workshop: Workshop;
/** The sample, with production made public. */
let directory = '';
/** What the task of VS Code prints in it. */
let lines: readonly string[] = [];

beforeAll(() => {
  Workshop.build();
  workshop = new Workshop();
  directory = workshop.repository('edited');
  lines = workshop.run(directory, [task?.command, ...(task?.args ?? [])].join(' ')).stdout.trimEnd().split('\n');
}, 120_000);

afterAll(() => {
  workshop.remove();
});

/** Applies a pattern as VS Code and GitHub's runner do: line by line, groups named by their numbers. */
function problems({ regexp, file, line, column, severity, message, code }: Pattern, output: readonly string[]): readonly Problem[] {
  const pattern = new RegExp(regexp);
  return output.flatMap((text) => {
    const match = pattern.exec(text);
    const group = (index: number): string => match?.[index] ?? '';
    return match === null ? [] : [{ file: group(file), line: Number(group(line)), column: Number(group(column)), severity: group(severity), message: group(message), code: group(code) }];
  });
}

const publicServer: Problem = {
  file: changedFile,
  line: 1,
  column: 11,
  severity: 'error',
  message: 'Cluster aks-shop-prod: The API server is reachable from the internet: private_cluster_enabled is false.',
  code: 'azure-k8s-01/private-cluster',
};

describe('the page about editors', () => {
  it('shows what is printed about a file', () => {
    const [session = [], ...others] = sessions('editors.md');
    expect(others).toEqual([]);
    expect(workshop.replay(directory, session)).toEqual(session);
  });

  it('has a task for VS Code that finds every problem, of three severities', () => {
    const found = problems(task!.problemMatcher.pattern, lines);
    expect(found).toHaveLength(lines.length);
    expect(found).toContainEqual(publicServer);
    expect([...new Set(found.map(({ severity }) => severity))].sort()).toEqual(['error', 'note', 'warning']);
    expect(task?.problemMatcher.fileLocation).toEqual(['relative', '${workspaceFolder}']);
  });

  it('has a task for the open file', () => {
    const [, json = ''] = /judge the open file alone, `"args": (\[.*?\])`/.exec(page('editors.md')) ?? [];
    const words = (JSON.parse(json) as readonly string[]).map((word) => word.replace('${relativeFile}', changedFile));
    const output = workshop.run(directory, ['npx', ...words].join(' ')).stdout.split('\n');
    expect(problems(task!.problemMatcher.pattern, output)).toContainEqual(publicServer);
    expect(output.join('\n')).not.toContain('aks-shop-dev');
  });

  it('finds a file that cannot be read, too', () => {
    const broken = workshop.repository();
    write(broken, { 'infra/envs/dev/broken.tf': 'resource "a" "b" {\n  x = = 1\n}\n' });
    const output = workshop.run(broken, 'akslint --format unix infra/envs/dev').stdout.trimEnd().split('\n');
    expect(problems(task!.problemMatcher.pattern, output)).toContainEqual(expect.objectContaining({ file: 'infra/envs/dev/broken.tf', line: 2, severity: 'error', code: 'unreadable' }));
  });

  it("has a problem matcher for GitHub's runner, which knows no notes", () => {
    const found = problems(matcher!.pattern[0]!, lines);
    expect(found).toContainEqual(publicServer);
    expect(found).toHaveLength(lines.filter((line) => !line.includes(': note: ')).length);
    const [add, run] = parse(snippet('editors.md', 'yaml', '::add-matcher::')) as readonly { readonly run: string }[];
    expect(page('editors.md')).toContain(`\`${/::add-matcher::(.*)"$/.exec(add?.run ?? '')?.[1]}\`:`);
    expect(workshop.run(directory, run?.run ?? '').stdout.trimEnd().split('\n')).toEqual(lines);
  });

  it("has an output filter for JetBrains' file watchers", () => {
    const [filter = '', words = ''] = ['Output filters', 'Arguments'].map((field) => new RegExp(`^\\| ${field} \\| \`(.*)\` \\|$`, 'm').exec(page('editors.md'))?.[1]);
    const macros: Readonly<Record<string, string>> = { FILE_PATH: String.raw`(?<file>[\w./-]+)`, LINE: String.raw`(?<line>\d+)`, COLUMN: String.raw`(?<column>\d+)`, MESSAGE: '(?<message>.*)' };
    const pattern = new RegExp(`^${filter.replaceAll(/\$(\w+)\$/g, (_, name: string) => macros[name] ?? '')}$`);
    const [first = ''] = workshop.run(directory, `npx ${words.replace('$FilePathRelativeToProjectRoot$', changedFile)}`).stdout.split('\n');
    expect(pattern.exec(first)?.groups).toMatchObject({ file: changedFile, line: '1', column: '11', message: expect.stringMatching(/^error: Cluster aks-shop-prod: /) });
  });
});

describe.runIf(vim !== undefined)('Vim', () => {
  it.each(['', ` --affected ${changedFile}`])('fills its list by :make%s', (words) => {
    write(join(workshop.directory, 'home'), { '.vim/compiler/akslint.vim': snippet('editors.md', 'vim', 'CompilerSet') });
    const show = `call writefile(map(getqflist(), {_, e -> join([bufname(e.bufnr), e.lnum, e.col, e.type, e.text], '|')}), 'list')`;
    workshop.run(directory, `vim -N -u NONE -es -c 'compiler akslint' -c 'silent make${words}' -c "${show}" -c 'qall!'`);
    const entries = read(directory, 'list').trimEnd().split('\n');
    workshop.done(directory, 'rm list');
    expect(entries).toContain(`${changedFile}|1|11|e|${publicServer.message} [${publicServer.code}]`);
    expect(`${entries.length}\n`).toBe(workshop.run(directory, `akslint --format unix${words} | wc --lines`).stdout);
    expect(entries.filter((entry) => !/^[\w./-]+\|\d+\|\d+\|[ewn]\|/.test(entry))).toEqual([]);
  });
});

describe.runIf(emacs !== undefined)('Emacs', () => {
  it('goes from place to place, past notes, with the command that the page proposes', () => {
    write(directory, { '.dir-locals.el': snippet('editors.md', 'elisp', 'compile-command'), 'walk.el': walk });
    const places = workshop.done(directory, 'emacs --batch --load walk.el').split('\n');
    workshop.done(directory, 'rm .dir-locals.el walk.el');
    const named = lines.filter((line) => !line.includes(': note: ')).map((line) => line.split(':').slice(0, 3).join(':'));
    expect(places).toEqual(named.filter((place, index) => place !== named[index - 1]));
  });

  /** Compiles by `.dir-locals.el` and prints the place of every message that `compile` finds. */
  const walk = `(require 'compile)
(setq enable-local-variables :all)
(setq process-environment (cons "TERM=dumb" process-environment))
(with-current-buffer (find-file-noselect "${changedFile}")
  (hack-local-variables)
  (let ((default-directory (file-name-directory (locate-dominating-file default-directory ".dir-locals.el")))
        (command compile-command))
    (with-current-buffer (get-buffer-create "*compilation*")
      (setq default-directory (file-name-directory (locate-dominating-file "${changedFile}" ".dir-locals.el")))
      (insert "Compilation\\n")
      (call-process-shell-command command nil t)
      (compilation-mode)
      (goto-char (point-min))
      (setq next-error-last-buffer (current-buffer))))
  (condition-case nil
      (while t
        (next-error)
        (with-current-buffer (window-buffer)
          (princ (format "%s:%d:%d\\n" (file-relative-name buffer-file-name (locate-dominating-file buffer-file-name ".dir-locals.el")) (line-number-at-pos) (1+ (current-column))))))
    (user-error nil)))
`;
});

const missing = [...(vim === undefined ? ['Vim'] : []), ...(emacs === undefined ? ['Emacs'] : [])];
if (missing.length > 0) {
  it(`does not try ${missing.join(' and ')}, which is not here`, () => {
    process.stdout.write(`\n!!! NO ${missing.join(' AND NO ').toUpperCase()} ON THIS MACHINE: what the guide says about it was not tried.\n\n`);
  });
}
