import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Both published packages as npm packs them, outside of the repository. */
const root = fileURLToPath(new URL('..', import.meta.url));
const tools = join(root, '.ci/node_modules');
const minutes = 60_000;

interface Packed {
  readonly version: string;
  readonly tarball: string;
  readonly files: readonly string[];
}

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

let scratch = '';

beforeAll(() => {
  scratch = realpathSync(mkdtempSync(join(tmpdir(), 'akslint-packed-')));
});

afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

function run(directory: string, command: string, ...words: readonly string[]): Ended {
  const isNpm = command !== process.execPath;
  const env = { ...process.env, NO_COLOR: '1', npm_config_loglevel: 'error', npm_config_update_notifier: 'false' };
  const { status, stdout, stderr } = spawnSync(command, words, { cwd: directory, encoding: 'utf8', env, shell: isNpm && process.platform === 'win32' });
  return { status, stdout, stderr };
}

/** What a command prints. @throws when it fails */
function output(directory: string, command: string, ...words: readonly string[]): string {
  const { status, stdout, stderr } = run(directory, command, ...words);
  if (status !== 0) throw new Error(`${command} ${words.join(' ')} ended with ${status}.\n${stdout}${stderr}`);
  return stdout;
}

function pack(directory: string): Packed {
  const [packed] = JSON.parse(output(join(root, directory), 'npm', 'pack', '--json', '--silent', '--pack-destination', scratch)) as [{ version: string; filename: string; files: { path: string }[] }];
  return { version: packed.version, tarball: join(scratch, packed.filename), files: packed.files.map(({ path }) => path).sort() };
}

/** A folder with these files. */
function project(files: Readonly<Record<string, string>>): string {
  const directory = mkdtempSync(join(scratch, 'project-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
  return directory;
}

function publint({ tarball }: Packed): Ended {
  return run(scratch, process.execPath, join(tools, 'publint/src/cli.js'), tarball, '--strict');
}

function attw({ tarball }: Packed, profile: 'strict' | 'esm-only'): Ended {
  return run(scratch, process.execPath, join(tools, '@arethetypeswrong/cli/dist/index.js'), tarball, '--profile', profile, '--format', 'ascii', '--no-emoji');
}

const everywhere = ['CHANGELOG.md', 'LICENSE', 'README.md', 'lib/THIRD-PARTY-LICENSES.txt', 'package.json'];

describe('the packed command, installed into an empty project', () => {
  let packed: Packed;
  let directory: string;
  const akslint = (...words: readonly string[]): Ended => run(directory, process.execPath, 'node_modules/akslint/bin/akslint.js', ...words);

  beforeAll(() => {
    packed = pack('packages/cli');
    directory = project({
      'package.json': '{ "private": true }',
      'main.tf': 'resource "azurerm_kubernetes_cluster" "main" {\n  name                    = "aks-shop"\n  private_cluster_enabled = false\n}\n',
      'app/Pulumi.yaml': 'name: app\nruntime: nodejs\n',
      'app/index.ts': "import * as containerservice from '@pulumi/azure-native/containerservice';\nnew containerservice.ManagedCluster('aks', {\n  apiServerAccessProfile: { enablePrivateCluster: false },\n});\n",
      'akslint.config.json': '{ "$schema": "./node_modules/akslint/akslint.schema.json", "controls": { "azure-k8s-03": "off" } }\n',
      'types/check.mts': "import { run } from 'akslint';\nexport const status: 0 | 1 | 2 = await run({\n  argv: [], env: {}, cwd: () => '/', stdout: { write: () => true, on: () => true }, stderr: { write: () => true, on: () => true },\n});\n",
      'types/tsconfig.json': '{ "compilerOptions": { "module": "NodeNext", "target": "ES2022", "strict": true, "noEmit": true, "types": [] }, "files": ["check.mts"] }',
    });
    output(directory, 'npm', 'install', '--offline', '--no-audit', '--no-fund', packed.tarball);
  }, 2 * minutes);

  it('holds the bundle, its schema and the declarations of its entry, and nothing else', () => {
    const own = packed.files.filter((file) => !file.startsWith('lib/chunks/'));
    expect(own).toEqual([...everywhere, 'akslint.schema.json', 'bin/akslint.js', 'lib/index.d.ts', 'lib/index.js', 'lib/main.wasm.gz', 'lib/writing.d.ts'].sort());
    expect(packed.files.filter((file) => file.startsWith('lib/chunks/') && !/-[A-Z0-9]{8}\.js$/.test(file))).toEqual([]);
  });

  it('brings no other package', () => {
    const lock = JSON.parse(readFileSync(join(directory, 'package-lock.json'), 'utf8')) as { readonly packages: object };
    expect(Object.keys(lock.packages)).toEqual(['', 'node_modules/akslint']);
  });

  it('prints its version, started by its name', () => {
    expect(run(directory, 'npx', '--offline', 'akslint', '--version')).toEqual({ status: 0, stdout: `${packed.version}\n`, stderr: '' });
  });

  it('fails a Terraform file on the line that decides', () => {
    const { status, stdout, stderr } = akslint('--only', 'azure-k8s-01/private-cluster', 'main.tf');
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toContain('main.tf:3:29');
  });

  it('fails a Pulumi program without any SDK', () => {
    const { status, stdout, stderr } = akslint('--only', 'azure-k8s-01/private-cluster', 'app');
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toContain('app/index.ts:3:51');
  });

  it('writes the HTML report, and takes the configuration that names its schema', () => {
    expect(akslint('--format', 'html=report.html', '.')).toEqual({ status: 1, stdout: '', stderr: '' });
    expect(readFileSync(join(directory, 'report.html'), 'utf8')).toMatch(/^<!doctype html>[\s\S]*azure-k8s-10/i);
    const schema = JSON.parse(readFileSync(join(directory, 'node_modules/akslint/akslint.schema.json'), 'utf8')) as { readonly properties: object };
    expect(Object.keys(schema.properties)).toContain('controls');
  });

  it('declares its types without help of another package', () => {
    expect(output(directory, process.execPath, join(tools, 'typescript/bin/tsc'), '-p', 'types')).toBe('');
  });

  it('has the approval of publint', () => {
    expect(publint(packed)).toMatchObject({ status: 0, stdout: expect.stringContaining('All good!') });
  });

  it('has the approval of attw, as the ES module that it is', () => {
    expect(attw(packed, 'esm-only')).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('the packed ESLint plugin', () => {
  let packed: Packed;
  let directory: string;

  beforeAll(() => {
    packed = pack('packages/eslint-plugin');
    directory = project({
      'package.json': '{ "private": true, "type": "module" }',
      'Pulumi.yaml': 'name: app\nruntime: nodejs\n',
      'index.ts': "import * as containerservice from '@pulumi/azure-native/containerservice';\nnew containerservice.ManagedCluster('aks', {\n  apiServerAccessProfile: { enablePrivateCluster: false },\n});\n",
      'eslint.config.js': "import akslint, { configs, meta, rules } from 'eslint-plugin-akslint';\nimport parser from '@typescript-eslint/parser';\nif (akslint.rules !== rules || akslint.configs !== configs || akslint.meta !== meta) throw new Error('The names are not the same.');\nexport default [{ files: ['**/*.ts'], languageOptions: { parser } }, akslint.configs.recommended];\n",
    });
    // Its only dependency and its peer are those of this repository, so that no registry is asked.
    for (const [name, from] of [['ts-morph', 'packages/eslint-plugin'], ['eslint', '.ci'], ['@typescript-eslint/parser', '.ci']] as const) {
      const link = join(directory, 'node_modules', name);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(realpathSync(join(root, from, 'node_modules', name)), link, 'junction');
    }
    const plugin = join(directory, 'node_modules/eslint-plugin-akslint');
    mkdirSync(plugin);
    output(plugin, 'tar', '-xzf', relative(plugin, packed.tarball), '--strip-components=1');
  }, 2 * minutes);

  it('holds the bundle, its declarations and the pages of the controls, and nothing else', () => {
    const pages = Array.from({ length: 10 }, (_, index) => `lib/docs/azure-k8s-${String(index + 1).padStart(2, '0')}.md`);
    expect(packed.files).toEqual([...everywhere, 'lib/index.cjs', 'lib/index.d.cts', ...pages].sort());
  });

  it('fails a Pulumi program on the line that decides', () => {
    const { status, stdout, stderr } = run(directory, process.execPath, 'node_modules/eslint/bin/eslint.js', '--format', 'json', 'index.ts');
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    const [file] = JSON.parse(stdout) as [{ readonly messages: readonly { readonly ruleId: string; readonly line: number; readonly column: number; readonly message: string }[] }];
    expect(file.messages).toContainEqual(expect.objectContaining({ ruleId: 'akslint/azure-k8s-01', line: 3, column: 51, message: expect.stringContaining('[private-cluster]') }));
  });

  it('has the page that a rule names', () => {
    const page = output(directory, process.execPath, '--input-type=module', '--eval', "import plugin from 'eslint-plugin-akslint'; process.stdout.write(plugin.rules['azure-k8s-01'].meta.docs.url);");
    expect(existsSync(new URL(page))).toBe(true);
  });

  it('has the approval of publint', () => {
    expect(publint(packed)).toMatchObject({ status: 0, stdout: expect.stringContaining('All good!') });
  });

  it('has the approval of attw, for each way of loading it', () => {
    expect(attw(packed, 'strict')).toMatchObject({ status: 0, stderr: '' });
  });
});
