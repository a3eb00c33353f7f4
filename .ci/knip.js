/** What knip takes as given when it looks for files, exports and dependencies that nothing uses. */
import { readFileSync } from 'node:fs';

const { devDependencies: toolchain } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

export default {
  workspaces: {
    '.': { entry: ['.eslintrc.cjs', 'vitest.config.ts', 'test-fixtures/*.test.ts'], project: ['*.{cjs,ts}', 'test-fixtures/*.ts'] },
    '.ci': { entry: ['*.{cjs,js,mjs}', 'bench/*.mjs'], project: ['**/*.{cjs,js,mjs}'] },
    rules: { entry: ['**/*.test.ts'], project: ['**/*.ts', '!*/remedies/**'] },
    'packages/*': { entry: ['src/main.ts', 'src/**/*.test.ts', 'scripts/*.mjs'], project: ['{src,scripts,bin}/**/*.{ts,mjs,js}', '!scripts/packed-project/**'] },
  },
  // Packages name only what they run with; what they are built and tested with is found at the root.
  ignoreDependencies: [...Object.keys(toolchain), 'sarif', 'eslint-8', 'eslint-10'],
  ignoreBinaries: ['tsc', 'vitest', 'kubectl', 'terraform'],
  // The nodes of a syntax tree are named and exported one by one, though most code knows only their union.
  // A table of characters is whole, whichever of them are asked for.
  exclude: ['types', 'enumMembers'],
  // The schema's generator takes it from its own file: nothing at run time needs it.
  ignoreIssues: { 'packages/workspace/src/configuration/schema.ts': ['exports'] },
};
