/** Lints the repository by `.eslintrc.cjs`, which ESLint 9 reads only when asked to. */
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { root } from './stamp.mjs';

const { status } = spawnSync(
  process.execPath,
  ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '--ext', '.ts,.mjs,.cjs,.js', 'packages', 'rules', '.ci', 'test-fixtures', '.eslintrc.cjs', 'vitest.config.ts'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, ESLINT_USE_FLAT_CONFIG: 'false', NODE_NO_WARNINGS: '1' } },
);
process.exitCode = status ?? 1;
