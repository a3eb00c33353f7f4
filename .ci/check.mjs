/**
 * `npm test`: lint, types, generated files and tests. Its last line is `N passed, N failed`: the tests, and one more
 * failure for each of the other checks that fails.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { prepare } from './prepare.mjs';
import { root } from './stamp.mjs';

const tsc = 'node_modules/typescript/bin/tsc';
const checks = [
  { name: 'lint', steps: [['.ci/lint.mjs']] },
  { name: 'types', steps: [[tsc, '-b'], [tsc, '-p', 'tsconfig.tests.json']] },
  { name: 'generated files', steps: [['.ci/generate.mjs', '--check']] },
  // Pulumi's SDKs are large: the packed plugin is tried where they are installed.
  ...(existsSync(join(root, 'packages/eslint-plugin/scripts/packed-project/node_modules/@pulumi/azure-native'))
    ? [{ name: 'packed ESLint plugin', steps: [['packages/eslint-plugin/scripts/try-packed.mjs']] }]
    : []),
];

try {
  await prepare();
  const failedChecks = (await Promise.all(checks.map(runCheck))).filter((passed) => !passed).length;
  const tests = await runTests();
  const failed = failedChecks + tests.failed;
  process.exitCode = failed === 0 ? 0 : 1;
  process.stdout.write(`${tests.passed} passed, ${failed} failed\n`);
} catch (error) {
  process.stdout.write(`${error.stack ?? error}\n0 passed, 1 failed\n`);
  process.exitCode = 1;
}

/** Runs a check's steps until one fails; shows its output only then. */
async function runCheck({ name, steps }) {
  const start = Date.now();
  for (const step of steps) {
    const { status, output } = await node(step, 'pipe');
    if (status !== 0) {
      process.stdout.write(`✖ ${name}\n${output}\n`);
      return false;
    }
  }
  process.stdout.write(`✔ ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)\n`);
  return true;
}

async function runTests() {
  const directory = mkdtempSync(join(tmpdir(), 'akslint-check-'));
  try {
    const file = join(directory, 'vitest.json');
    const { status } = await node(['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], 'inherit');
    return counted(file, status);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** What the run's own report counts. A file that cannot be loaded, and a run that ends badly by itself, count as one. */
function counted(file, status) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
  const broken = report.testResults.filter((suite) => suite.status === 'failed' && !suite.assertionResults.some((test) => test.status === 'failed'));
  const failed = report.numFailedTests + broken.length;
  return { passed: report.numPassedTests, failed: failed === 0 && status !== 0 ? 1 : failed };
}

/** Runs Node with these arguments; gives the exit status, and what it wrote unless that is shown at once. */
function node(words, output) {
  return new Promise((done) => {
    const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', output, output], env: process.env });
    const parts = [];
    child.stdout?.on('data', (part) => parts.push(part));
    child.stderr?.on('data', (part) => parts.push(part));
    child.on('error', (error) => done({ status: 1, output: error.message }));
    child.on('close', (status) => done({ status: status ?? 1, output: Buffer.concat(parts).toString('utf8').trim() }));
  });
}
