import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const sources = Object.fromEntries(
  readdirSync(`${root}packages`).map((name) => [`@akslint/${name}`, `${root}packages/${name}/src/index.ts`]),
);

const { version } = JSON.parse(readFileSync(`${root}packages/cli/package.json`, 'utf8')) as { version: string };

export default defineConfig({
  resolve: { alias: { ...sources, '@akslint/rules': `${root}rules/index.ts` } },
  define: { AKSLINT_VERSION: JSON.stringify(version) },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'rules/**/*.test.ts', 'test-fixtures/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/lib/**'],
    testTimeout: 30_000,
    coverage: {
      provider: 'v8',
      include: ['packages/{model,engine}/src/**/*.ts', 'rules/**/*.ts'],
      exclude: ['**/*.test.ts', '**/lib/**'],
      thresholds: { branches: 95 },
    },
  },
});
