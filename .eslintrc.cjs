const { builtinModules } = require('node:module');

/** Who may import whom; architecture in one table. Everything else is refused. */
const imports = {
  model: [],
  'parser-terraform': ['model'],
  'parser-bicep': ['model'],
  'parser-kubernetes': ['model'],
  'parser-pulumi': ['model'],
  azure: ['model'],
  engine: ['model'],
  rules: ['model', 'engine'],
  workspace: ['model', 'parser-terraform', 'parser-bicep', 'parser-kubernetes', 'parser-pulumi', 'azure', 'engine', 'rules'],
  reporters: ['model', 'engine'],
  'eslint-plugin': ['model', 'parser-pulumi', 'azure', 'engine', 'rules'],
  cli: ['model', 'engine', 'workspace', 'reporters'],
  'github-action': ['model', 'engine', 'workspace', 'reporters'],
};

/** Only these touch files, environment or process. */
const impure = ['workspace', 'cli', 'eslint-plugin', 'github-action'];
const outside = 'Only workspace, cli, eslint-plugin and github-action touch files, environment or process.';

/** A path that leaves its own package: every package keeps its sources in `src`, and `rules` beside `packages`. */
const acrossPackages = String.raw`^\.{1,2}/(?:.*/)?(?:src|lib|packages|rules)/`;

function refusedImports(name, allowed) {
  const forbidden = Object.keys(imports).filter((room) => room !== name && !allowed.includes(room));
  const refused = [
    { regex: `^@akslint/(?:${forbidden.join('|')})(?:/|$)`, message: `${name} may import only: ${allowed.join(', ') || 'nothing of akslint'}.` },
    { regex: '^@akslint/[^/]+/', message: 'Import a package by its name; its inside is its own.' },
    { regex: acrossPackages, message: 'Import another package by its name, never by a path.' },
  ];
  if (!impure.includes(name)) {
    refused.push({ regex: `^(?:node:|(?:${builtinModules.join('|')})(?:/|$))`, message: outside });
  }
  return refused;
}

/** The rules say nothing of `import()`, so the same table is put into words of the syntax tree. */
function refusedDynamicImports(refused) {
  return refused.map(({ regex, message }) => ({ selector: `ImportExpression[source.value=/${regex.replaceAll('/', String.raw`\u002f`)}/]`, message }));
}

const machine = ['process', 'Buffer', 'global', 'require', '__dirname', '__filename', 'fetch', 'setTimeout', 'setInterval', 'setImmediate'];

/** The same question must get the same answer: no clock, no chance, no locale. */
const unsteady = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'No clock: equal input gives equal reports.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'No clock: equal input gives equal reports.' },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'No chance: equal input gives equal reports.' },
  { selector: 'MemberExpression[property.name=/^(?:localeCompare|toLocale.*)$/]', message: 'No locale: equal input gives equal reports.' },
];

/** Its bundle is CommonJS, and what it starts an ES module: only types may be imported at once. */
const loadedLater = { 'github-action': { regex: '^@akslint/', allowTypeImports: true, message: 'Load it by import().' } };

function direction(name, allowed) {
  const refused = refusedImports(name, allowed);
  const isPure = !impure.includes(name);
  return {
    files: [name === 'rules' ? 'rules/**/*.ts' : `packages/${name}/src/**/*.ts`],
    excludedFiles: ['**/*.test.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: [...refused, ...(loadedLater[name] ? [loadedLater[name]] : [])] }],
      'no-restricted-syntax': ['error', ...refusedDynamicImports(refused), ...unsteady],
      ...(isPure && { 'no-restricted-globals': ['error', ...machine.map((global) => ({ name: global, message: outside }))] }),
    },
  };
}

module.exports = {
  root: true,
  ignorePatterns: ['lib/', 'node_modules/', 'coverage/', '/dist/', '/test-fixtures/**/input/', '/test-fixtures/azure-k8s-*/', '/packages/eslint-plugin/scripts/packed-project/', '/rules/*/remedies/'],
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
    '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
    '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    '@typescript-eslint/no-non-null-assertion': 'error',
    '@typescript-eslint/no-explicit-any': 'error',
  },
  overrides: [
    ...Object.entries(imports).map(([name, allowed]) => direction(name, allowed)),
    { files: ['packages/{cli,github-action}/src/**'], rules: { 'no-restricted-properties': ['error', { object: 'process', property: 'exit', message: 'Set the exit status by returning it.' }] } },
    { files: ['*.test.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
    { files: ['.ci/**'], rules: { 'no-console': 'off' } },
    { files: ['*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  ],
};
