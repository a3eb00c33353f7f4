/**
 * Packs the plugin, installs the tarball with npm beside the real SDKs of Pulumi into a small project in a temporary
 * folder, type-checks the project, runs each major of ESLint over it and compares the lines that are reported with
 * those that the program's comments expect. The SDKs are large: where they are installed in `packed-project` already
 * (`npm install` there), the script works in that folder, and `npm test` runs it; else npm fetches them.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('..', import.meta.url));
const project = join(here, 'scripts/packed-project');
const majors = [
  { name: '8.57', eslint: '~8.57.1', isLegacyToo: true },
  { name: '9', eslint: '^9.9.1', isLegacyToo: false },
  { name: '10', eslint: '^10.0.0', isLegacyToo: false },
];
const programs = ['index.ts', 'cluster.ts', 'settings.ts'];
const folder = mkdtempSync(join(tmpdir(), 'akslint-packed-'));

try {
  const tarball = packed();
  const directory = existsSync(join(project, 'node_modules/@pulumi/azure-native')) ? project : installed();
  typeCheck(directory);
  for (const major of majors) tryMajor(major, tarball, directory);
} finally {
  if (process.env.AKSLINT_KEEP === undefined) rmSync(folder, { recursive: true, force: true });
}

function packed() {
  const [{ filename, size, unpackedSize }] = JSON.parse(run('npm', ['pack', '--json', '--silent', '--pack-destination', folder], here));
  say(`packed ${filename}: ${kilobytes(size)} kB, ${kilobytes(unpackedSize)} kB unpacked`);
  return join(folder, filename);
}

/** A copy of the project with its SDKs. */
function installed() {
  const directory = join(folder, 'project');
  cpSync(project, directory, { recursive: true });
  const begin = Date.now();
  run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock'], directory);
  say(`installed the SDKs in ${seconds(begin)} s`);
  return directory;
}

function typeCheck(directory) {
  const begin = Date.now();
  run(process.execPath, ['--max-old-space-size=6144', 'node_modules/typescript/bin/tsc', '--noEmit'], directory);
  say(`type-checked the project in ${seconds(begin)} s`);
}

function tryMajor({ name, eslint, isLegacyToo }, tarball, directory) {
  const begin = Date.now();
  run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--no-save', '--no-package-lock', tarball, `eslint@${eslint}`, '@typescript-eslint/parser@^8'], directory);
  const { version } = JSON.parse(readFileSync(join(directory, 'node_modules/eslint/package.json'), 'utf8'));
  say(`installed the tarball and ESLint ${version} in ${seconds(begin)} s`);
  // ESLint 8 has no declarations of its own.
  if (name !== '8.57') run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.eslint.json'], directory);
  compare(`ESLint ${name}, flat`, directory, { ESLINT_USE_FLAT_CONFIG: 'true' }, ['-c', 'eslint.config.mjs']);
  if (isLegacyToo) compare(`ESLint ${name}, .eslintrc`, directory, { ESLINT_USE_FLAT_CONFIG: 'false' }, ['--no-eslintrc', '-c', 'legacy.json', '--ext', '.ts']);
}

function compare(what, directory, environment, words) {
  const begin = Date.now();
  const { stdout, stderr, status } = spawnSync(process.execPath, ['node_modules/eslint/bin/eslint.js', ...words, '--format', 'json', ...programs], {
    cwd: directory, encoding: 'utf8', env: { ...process.env, ...environment }, maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 1) throw new Error(`${what} ended with ${status}.\n${stdout}${stderr}`);
  const found = JSON.parse(stdout).flatMap(({ filePath, messages }) => messages.map(({ line, messageId, message }) => `${filePath.slice(filePath.lastIndexOf('/') + 1)}:${line} ${messageId ?? message}`));
  const wanted = programs.flatMap((file) =>
    readFileSync(join(directory, file), 'utf8').split('\n').flatMap((text, index) => {
      const names = /expect: ([a-z, -]+)/.exec(text)?.[1] ?? '';
      return names.split(',').map((one) => one.trim()).filter(Boolean).map((one) => `${file}:${index + 1} ${one}`);
    }),
  );
  const difference = [...found.filter((one) => !wanted.includes(one)).map((one) => `+ ${one}`), ...wanted.filter((one) => !found.includes(one)).map((one) => `- ${one}`)];
  if (difference.length > 0) throw new Error(`${what} reports other lines than expected:\n${difference.join('\n')}`);
  say(`${what}: the ${found.length} expected reports on ${new Set(found.map((one) => one.split(' ')[0])).size} lines, in ${seconds(begin)} s`);
}

function run(command, words, cwd) {
  const { stdout, stderr, status, error } = spawnSync(command, words, { cwd, encoding: 'utf8', shell: process.platform === 'win32', maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')} ended with ${status}.\n${error?.message ?? ''}${stdout}${stderr}`);
  return stdout;
}

function seconds(begin) {
  return ((Date.now() - begin) / 1000).toFixed(1);
}

function kilobytes(bytes) {
  return Math.round(bytes / 1024);
}

function say(text) {
  process.stdout.write(`${text}\n`);
}
