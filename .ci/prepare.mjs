/**
 * Makes a checkout ready to run: dependencies installed, the command bundled; only what is stale.
 * Uses nothing but Node's own modules until the dependencies are there. Silent unless something fails.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { digestOf, isCurrent, packageDirectories, root, setStamp } from './stamp.mjs';

const installStamp = 'node_modules/.akslint-installed';
const bundleStamp = 'packages/cli/lib/.akslint-bundled';

/** Installs and bundles what is stale. Throws with what to show when that fails. */
export async function prepare() {
  const packages = packageDirectories();
  const manifests = ['package.json', '.ci/package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', ...packages.map((directory) => `${directory}/package.json`)];
  const wanted = digestOf(manifests);
  if (!isCurrent(installStamp, wanted)) {
    install();
    setStamp(installStamp, wanted);
  }
  const sources = ['.ci/bundle.mjs', '.ci/licences.mjs', 'pnpm-lock.yaml', ...packages.map((directory) => (directory === 'rules' ? 'rules/' : `${directory}/src/`)), 'packages/cli/package.json'];
  const source = digestOf(sources, (file) => !/\.(?:test\.ts|md|tsbuildinfo)$/.test(file));
  if (!isCurrent(bundleStamp, source) || !existsSync(join(root, 'packages/cli/lib/index.js'))) {
    const { bundle } = await import('./bundle.mjs');
    await bundle();
    setStamp(bundleStamp, source);
  }
}

function install() {
  const { status, stdout, stderr, error } = spawnSync('npx', ['-y', 'pnpm@10', 'install', '--frozen-lockfile'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CI: 'true' },
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`Installing the dependencies failed.\n${error?.message ?? ''}${stdout ?? ''}${stderr ?? ''}`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await prepare();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
