/** Who may import whom; architecture in one table. Everything else is refused. */
const imports = {
  model: [],
  'parser-terraform': ['model'],
  'parser-bicep': ['model'],
  azure: ['model'],
  engine: ['model'],
  workspace: ['model', 'parser-terraform', 'parser-bicep', 'azure', 'engine', 'rules'],
  reporters: ['model', 'engine'],
  cli: ['model', 'engine', 'workspace', 'reporters'],
};
const rooms = ['model', 'parser-terraform', 'parser-bicep', 'azure', 'engine', 'rules', 'workspace', 'reporters', 'cli'];
const impure = ['workspace', 'cli'];

function direction(name, files, allowed) {
  const forbidden = rooms.filter((room) => room !== name && !allowed.includes(room)).map((room) => `@akslint/${room}`);
  const patterns = [
    { group: forbidden, message: `${name} may import only: ${allowed.join(', ') || 'nothing of akslint'}.` },
    { group: ['@akslint/*/*', '**/packages/**'], message: "Import a package by its name; its inside is its own." },
  ];
  if (!impure.includes(name)) {
    patterns.push({ group: ['node:*', 'fs', 'path', 'process', 'os'], message: 'Only workspace and cli touch files, environment or process.' });
  }
  return {
    files,
    excludedFiles: ['**/*.test.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
  };
}

module.exports = {
  root: true,
  ignorePatterns: ['lib/', 'node_modules/', 'coverage/', '/dist/'],
  parser: '@typescript-eslint/parser',
  plugins: ['@typescript-eslint'],
  extends: ['eslint:recommended', 'plugin:@typescript-eslint/strict'],
  parserOptions: { ecmaVersion: 2023, sourceType: 'module' },
  env: { es2022: true, node: true },
  rules: {
    eqeqeq: 'error',
    'no-console': 'error',
    'prefer-const': 'error',
    curly: ['error', 'multi-line'],
    complexity: ['error', 20],
    'max-depth': ['error', 4],
    '@typescript-eslint/consistent-type-imports': 'error',
    '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    '@typescript-eslint/no-non-null-assertion': 'error',
    '@typescript-eslint/no-explicit-any': 'error',
  },
  overrides: [
    ...Object.entries(imports).map(([name, allowed]) => direction(name, [`packages/${name}/src/**/*.ts`], allowed)),
    direction('rules', ['rules/**/*.ts'], ['model', 'engine']),
    { files: ['*.test.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
    { files: ['.ci/**'], rules: { 'no-console': 'off' } },
    { files: ['*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  ],
};
