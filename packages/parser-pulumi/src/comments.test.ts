import { describe, expect, it } from 'vitest';
import { scenario } from './testing/scenario.js';

/** Each comment with the first line of its block. */
async function about(files: Readonly<Record<string, string>>): Promise<readonly (readonly [string, string | undefined])[]> {
  const { comments } = await scenario(files);
  return comments.map(({ span, text, block }) => {
    const source = files[span.file] ?? '';
    expect(source.slice(span.start, span.end)).toBe(text);
    return [text, block && source.slice(block.span.start, block.span.end).split('\n')[0]] as const;
  });
}

const head = "import { containerservice } from '@pulumi/azure-native';\n\n";

describe('comments for akslint in a program', () => {
  it('are about the top-level statement or the statement with a new around or directly below them', async () => {
    const text = `${head}// akslint-a
export const one = new containerservice.ManagedCluster('one', {
  resourceGroupName: 'shop', // akslint-b
});

function make(name: string) {
  /* akslint-c */
  const made = new containerservice.ManagedCluster(name, {
    // akslint-d
    resourceGroupName: 'shop',
  });
  return made; // akslint-e
}

// akslint-f

make('two');
`;
    expect(await about({ 'index.ts': text })).toEqual([
      ['// akslint-a', "export const one = new containerservice.ManagedCluster('one', {"],
      ['// akslint-b', "export const one = new containerservice.ManagedCluster('one', {"],
      ['/* akslint-c */', 'const made = new containerservice.ManagedCluster(name, {'],
      ['// akslint-d', 'const made = new containerservice.ManagedCluster(name, {'],
      ['// akslint-e', 'function make(name: string) {'],
      ['// akslint-f', undefined],
    ]);
  });

  it('are not what strings, templates and regular expressions hold', async () => {
    const text = `${head}const texts = ['// akslint-a', \`x // akslint-b \${1 /* akslint-c */} // akslint-d \${2} /* akslint-e\`, /[/*]// 2, "/* akslint-f"]; // akslint-g\n`;
    expect((await about({ 'index.ts': text })).map(([said]) => said)).toEqual(['/* akslint-c */', '// akslint-g']);
  });

  it('are read in each file that the program leads to, once', async () => {
    const files = {
      'index.ts': `${head}import { make } from './make';\nmake(/* akslint-a */);\n`,
      'make.ts': `${head}export function make() {\n  return new containerservice.ManagedCluster('one', { resourceGroupName: 'x' });\n} // akslint-b\n`,
      'Pulumi.dev.yaml': 'config:\n  # akslint-c\n  app:private: true\n',
      'Pulumi.prod.yaml': 'config:\n  app:private: false\n',
    };
    expect(await about(files)).toEqual([['/* akslint-a */', 'make(/* akslint-a */);'], ['// akslint-b', undefined], ['# akslint-c', 'app:private: true']]);
  });
});

describe('comments for akslint in Pulumi YAML', () => {
  it('are about the resource around or directly below them', async () => {
    const text = `name: app
runtime: yaml # akslint-a
resources:
  # akslint-b
  one:
    type: azure-native:containerservice:ManagedCluster
    properties:
      resourceGroupName: shop # akslint-c
  two:
    type: azure-native:containerservice:ManagedCluster
    properties:
      # akslint-d
      resourceGroupName: "# akslint-e"
`;
    expect(await about({ 'Pulumi.yaml': text })).toEqual([['# akslint-a', undefined], ['# akslint-b', 'one:'], ['# akslint-c', 'one:'], ['# akslint-d', 'two:']]);
  });
});
