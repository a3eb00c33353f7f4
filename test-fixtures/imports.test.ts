import { loadESLint } from 'eslint';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
let eslint: Pick<InstanceType<Awaited<ReturnType<typeof loadESLint>>>, 'lintText'>;

beforeAll(async () => {
  const LegacyESLint = await loadESLint({ useFlatConfig: false });
  eslint = new LegacyESLint({ cwd: root });
});

async function rulesBroken(file: string, code: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(code, { filePath: `${root}${file}` });
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
}

const importRule = '@typescript-eslint/no-restricted-imports';

describe('the directions of imports', () => {
  it.each([
    ['packages/model/src/x.ts', "export * from '@akslint/engine';"],
    ['packages/parser-terraform/src/x.ts', "export * from '@akslint/azure';"],
    ['packages/parser-bicep/src/x.ts', "export * from '@akslint/parser-terraform';"],
    ['packages/parser-kubernetes/src/x.ts', "export * from '@akslint/azure';"],
    ['packages/parser-pulumi/src/x.ts', "export * from '@akslint/engine';"],
    ['packages/azure/src/cluster/x.ts', "export * from '@akslint/parser-terraform';"],
    ['packages/engine/src/x.ts', "export * from '@akslint/rules';"],
    ['rules/azure-k8s-01/x.ts', "export * from '@akslint/azure';"],
    ['packages/reporters/src/x.ts', "export * from '@akslint/workspace';"],
    ['packages/workspace/src/x.ts', "export * from '@akslint/reporters';"],
    ['packages/eslint-plugin/src/x.ts', "export * from '@akslint/workspace';"],
    ['packages/cli/src/x.ts', "export * from '@akslint/rules';"],
    ['packages/github-action/src/x.ts', "export type * from '@akslint/rules';"],
    ['packages/github-action/src/x.ts', "export * from '@akslint/workspace';"],
  ])('%s may not hold %s', async (file, code) => {
    expect(await rulesBroken(file, code)).toEqual([importRule]);
  });

  it.each([
    ['packages/azure/src/x.ts', "export * from '@akslint/model';"],
    ['packages/workspace/src/x.ts', "export * from '@akslint/rules';"],
    ['packages/workspace/src/x.ts', "export * from 'node:fs';"],
    ['packages/workspace/src/x.ts', "export const load = () => import('@akslint/azure');"],
    ['packages/azure/src/arm/x.ts', "export * from '../cluster/fields.js';"],
    ['packages/github-action/src/x.ts', "export type * from '@akslint/workspace';"],
    ['packages/github-action/src/x.ts', "export const load = () => import('@akslint/workspace');"],
  ])('%s may hold %s', async (file, code) => {
    expect(await rulesBroken(file, code)).toEqual([]);
  });

  it('refuses the same by import()', async () => {
    expect(await rulesBroken('packages/engine/src/x.ts', "export const load = () => import('@akslint/azure');")).toEqual(['no-restricted-syntax']);
    expect(await rulesBroken('packages/engine/src/x.ts', "export const load = () => import('node:fs');")).toEqual(['no-restricted-syntax']);
  });

  it('refuses a path into another package, and the inside of one', async () => {
    expect(await rulesBroken('packages/azure/src/x.ts', "export * from '../../model/src/value.js';")).toEqual([importRule]);
    expect(await rulesBroken('rules/azure-k8s-01/x.ts', "export * from '../../packages/model/lib/value.js';")).toEqual([importRule]);
    expect(await rulesBroken('packages/workspace/src/x.ts', "export * from '../../../rules/index.js';")).toEqual([importRule]);
    expect(await rulesBroken('packages/azure/src/x.ts', "export * from '@akslint/model/lib/value.js';")).toEqual([importRule]);
  });
});

describe('pure packages', () => {
  it.each(['model', 'parser-terraform', 'parser-bicep', 'parser-kubernetes', 'parser-pulumi', 'azure', 'engine', 'reporters'])('%s touches neither files, process, console nor clock', async (name) => {
    const file = `packages/${name}/src/x.ts`;
    expect(await rulesBroken(file, "export * from 'node:path';")).toEqual([importRule]);
    expect(await rulesBroken(file, "export * from 'fs/promises';")).toEqual([importRule]);
    expect(await rulesBroken(file, 'export const home = process.env;')).toEqual(['no-restricted-globals']);
    expect(await rulesBroken(file, 'console.log(1);')).toEqual(['no-console']);
    expect(await rulesBroken(file, 'export const now = Date.now();')).toEqual(['no-restricted-syntax']);
  });
});
