import { createRequire } from 'node:module';
import type { ESLint } from 'eslint';
import { afterAll, describe, expect, it } from 'vitest';
import plugin from './index.js';
import { Folder } from './testing/folder.js';

interface LegacyOptions {
  readonly cwd: string;
  readonly useEslintrc: false;
  readonly plugins: Readonly<Record<string, unknown>>;
  readonly overrideConfig: object;
}
type Legacy = new (options: LegacyOptions) => Pick<ESLint, 'lintText'>;

const load = createRequire(import.meta.url);
const eslint8: { ESLint: Legacy } = load('eslint-8');
const eslint9: { LegacyESLint: Legacy } = load('eslint/use-at-your-own-risk');

const folder = new Folder({ 'Pulumi.yaml': 'name: shop\nruntime: nodejs\n', 'tsconfig.json': '{ "include": ["*.ts"] }', 'index.ts': '' });
afterAll(() => {
  folder.remove();
});

const text = "import { containerservice } from '@pulumi/azure-native';\n\nnew containerservice.ManagedCluster('aks', {\n  enableRBAC: false,\n});\n";
folder.write('index.ts', text);

const parsers: readonly (readonly [string, object])[] = [
  ['without parser options', {}],
  ['with type information', { project: './tsconfig.json', tsconfigRootDir: folder.path }],
];

describe.each([['8.57', eslint8.ESLint], ['9', eslint9.LegacyESLint]] as const)('an .eslintrc configuration in ESLint %s', (_, Legacy) => {
  it.each(parsers)('reports what fails %s', async (_name, parserOptions) => {
    const eslint = new Legacy({
      cwd: folder.path,
      useEslintrc: false,
      plugins: { akslint: plugin },
      overrideConfig: { parser: load.resolve('@typescript-eslint/parser'), parserOptions: { sourceType: 'module', ...parserOptions }, ...plugin.configs['legacy-recommended'] },
    });
    const [result] = await eslint.lintText(text, { filePath: 'index.ts' });
    const rbac = result?.messages.filter(({ messageId }) => messageId === 'kubernetes-rbac');
    expect(rbac).toMatchObject([{ ruleId: 'akslint/azure-k8s-06', severity: 2, line: 4, column: 15, endColumn: 20, suggestions: [{ fix: { text: 'true' } }] }]);
    expect(new Set(result?.messages.map(({ ruleId, severity }) => `${ruleId} ${severity}`))).not.toContain('null 2');
  });
});
