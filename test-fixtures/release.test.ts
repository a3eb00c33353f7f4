import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const command = 'packages/cli';
const plugin = 'packages/eslint-plugin';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly repository?: { readonly directory: string };
}

function manifestIn(folder: string, directory: string): Manifest {
  return JSON.parse(readFileSync(join(folder, directory, 'package.json'), 'utf8')) as Manifest;
}

const directories = ['.', '.ci', 'rules', ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}`)];

describe('the published packages', () => {
  it('are the command and the ESLint plugin', () => {
    expect(directories.filter((directory) => manifestIn(root, directory).private !== true)).toEqual([command, plugin]);
  });

  it('have one version, licence, Node and home', () => {
    const common = directories.filter((directory) => [command, plugin].includes(directory)).map((directory) => {
      const { version, license, engines, bugs, repository, publishConfig } = manifestIn(root, directory) as Manifest & Readonly<Record<string, unknown>>;
      expect(repository?.directory).toBe(directory);
      return { version, license, engines, bugs, publishConfig, repository: { ...repository, directory: '' } };
    });
    expect(common[1]).toEqual(common[0]);
    expect(common[0]).toMatchObject({
      license: 'MIT',
      engines: { node: '>=20' },
      publishConfig: { access: 'public', provenance: true },
      repository: { type: 'git', url: 'git+https://github.com/akslint/akslint.git' },
    });
  });

  it.each([command, plugin])("%s brings the repository's licence", (directory) => {
    expect(readFileSync(join(root, directory, 'LICENSE'), 'utf8')).toBe(readFileSync(join(root, 'LICENSE'), 'utf8'));
  });

  it('are all that changesets speak of', () => {
    const changesets = readdirSync(join(root, '.changeset')).filter((name) => name.endsWith('.md') && name !== 'README.md');
    const lines = changesets.flatMap((name) => readFileSync(join(root, '.changeset', name), 'utf8').split('---')[1]?.trim().split('\n') ?? [name]);
    expect(lines.filter((line) => !/^"(?:akslint|eslint-plugin-akslint)": (?:major|minor|patch)$/.test(line))).toEqual([]);
  });
});

describe('taking up the changesets', () => {
  let copy = '';
  const before = manifestIn(root, command).version;
  const after = before.replace(/\d+$/, (patch) => String(Number(patch) + 1));
  const changelog = (directory: string): string => readFileSync(join(copy, directory, 'CHANGELOG.md'), 'utf8');

  function run(file: string, ...words: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...words], { cwd: copy, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${file} ended with ${status}.\n${stdout}${stderr}`);
    return stdout;
  }

  /** Everything that versions are made of, with two changesets of its own. */
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'akslint-release-'));
    const files = ['pnpm-workspace.yaml', '.changeset/config.json', '.ci/changelog.cjs', '.ci/release.mjs', '.ci/stamp.mjs', `${command}/CHANGELOG.md`, `${plugin}/CHANGELOG.md`];
    for (const file of [...files, ...directories.map((directory) => `${directory}/package.json`)]) {
      mkdirSync(dirname(join(copy, file)), { recursive: true });
      cpSync(join(root, file), join(copy, file));
    }
    writeFileSync(join(copy, '.changeset/one.md'), '---\n"akslint": patch\n---\n\nReads a comma.\n\nIt was left out.\n');
    writeFileSync(join(copy, '.changeset/two.md'), '---\n"akslint": patch\n---\n\n- Reads a dot.\n- Reads a dash.\n');
    spawnSync('git', ['init', '-q', copy]);
    run(join(root, '.ci/node_modules/@changesets/cli/bin.js'), 'version');
  });

  afterAll(() => {
    rmSync(copy, { recursive: true, force: true });
  });

  it('leaves manifests in which npm finds nothing to correct', () => {
    for (const directory of [command, plugin]) {
      const left = manifestIn(copy, directory);
      const { status } = spawnSync('npm', ['pkg', 'fix'], { cwd: join(copy, directory), shell: process.platform === 'win32' });
      expect({ status, manifest: manifestIn(copy, directory) }).toEqual({ status: 0, manifest: left });
    }
  });

  it('gives both packages the next version, and no other package', () => {
    const versions = directories.map((directory) => [directory, manifestIn(copy, directory).version]);
    expect(versions).toEqual(directories.map((directory) => [directory, [command, plugin].includes(directory) ? after : manifestIn(root, directory).version]));
  });

  it('writes them into the changelog in their own words', () => {
    expect(changelog(command)).toMatch(new RegExp(`^# akslint\n\n## ${after.replaceAll('.', '\\.')}\n\n### Patch Changes\n\n`));
    const said = changelog(command).split('### Patch Changes\n')[1]?.split('\n').filter((line) => line !== '');
    expect(said?.slice(0, 4)).toEqual(['- Reads a comma.', '  It was left out.', '- Reads a dot.', '- Reads a dash.']);
    expect(changelog(plugin)).toMatch(/^# eslint-plugin-akslint\n/);
  });

  it('uses them up', () => {
    expect(readdirSync(join(copy, '.changeset'))).toEqual(['config.json']);
  });

  it('has them in the notes of the GitHub release', () => {
    const notes = run('.ci/release.mjs', 'notes');
    expect(notes).toMatch(/^## akslint\n\n### Patch Changes\n\n- Reads a comma\./);
    expect(notes).not.toContain('eslint-plugin');
  });
});
