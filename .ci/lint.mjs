/** Lints the repository: ESLint by `.eslintrc.cjs`, which ESLint 9 reads only when asked to, then knip for what nothing uses. */
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { root } from './stamp.mjs';

const steps = [
  ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '--ext', '.ts,.mjs,.cjs,.js', 'packages', 'rules', '.ci', 'test-fixtures', '.eslintrc.cjs', 'vitest.config.ts'],
  ['.ci/node_modules/knip/bin/knip.js', '--config', '.ci/knip.js', '--no-config-hints'],
];
const statuses = steps.map((step) => spawnSync(process.execPath, step, { cwd: root, stdio: 'inherit', env: { ...process.env, ESLINT_USE_FLAT_CONFIG: 'false', NODE_NO_WARNINGS: '1' } }).status ?? 1);
process.exitCode = Math.max(...statuses);
