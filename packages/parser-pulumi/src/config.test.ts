import { describe, expect, it } from 'vitest';
import { nativeProgram } from './testing/programs.js';
import { scenario } from './testing/scenario.js';

const config = `const config = new pulumi.Config();`;

async function valueOf(expression: string, files: Readonly<Record<string, string>> = {}, variant?: string): Promise<string> {
  const { value } = await scenario({ 'index.ts': nativeProgram(`{ v: ${expression} }`, config), ...files });
  return value('aks', 'properties.v', variant);
}

describe('configuration without a stack', () => {
  it.each([
    ['config.get("x")', 'nothing'],
    ['config.get("x") ?? "d"', '"d"'],
    ['config.get("x") || "d"', '"d"'],
    ['config.getBoolean("x") ?? true', 'true'],
    ['config.require("x")', '?(configuration "app:x" has no value; string, nonNull, key config app:x)'],
    ['config.requireBoolean("x")', '?(configuration "app:x" has no value; bool, nonNull, key config app:x)'],
    ['config.requireBoolean("x") ? 1 : 2', '1 when config app:x is true | 2 when config app:x is false'],
    ['config.requireObject<any>("x").a', '?(configuration "app:x" has no value; key config app:x.a)'],
    ['new pulumi.Config("other").require("x")', '?(configuration "other:x" has no value; string, nonNull, key config other:x)'],
  ])('%s', async (expression, expected) => {
    expect(await valueOf(expression)).toBe(expected);
  });
});

describe('configuration of a stack', () => {
  const stack = `config:
  app:text: hello
  app:flag: "true"
  app:plain: true
  app:number: "3"
  app:object:
    ranges: [10.0.0.0/8]
    key:
      secure: abc
  app:json: '{"a": 1}'
  app:secret:
    secure: AAAB
  azure-native:location: westeurope
`;

  it.each([
    ['config.require("text")', '"hello"'],
    ['config.getBoolean("flag")', 'true'],
    ['config.requireBoolean("plain")', 'true'],
    ['config.get("plain")', '"true"'],
    ['config.getNumber("number")', '3'],
    ['config.getObject("object")', '{ranges: ["10.0.0.0/8"], key: ?(a part of configuration "app:object" is a secret; nonNull)}'],
    ['config.requireObject<any>("json").a', '1'],
    ['config.requireSecret("secret")', '?(configuration "app:secret" is a secret; string, nonNull, key config app:secret)'],
    ['config.getBoolean("text")', '?(configuration "app:text" is not true or false, so the program fails; nonNull)'],
    ['new pulumi.Config("azure-native").get("location")', '"westeurope"'],
    ['config.get("missing") ?? "d"', '"d"'],
    ['pulumi.getStack()', '"dev"'],
  ])('%s', async (expression, expected) => {
    expect(await valueOf(expression, { 'Pulumi.dev.yaml': stack }, 'dev')).toBe(expected);
  });

  it('is in the trace', async () => {
    const { trace } = await scenario({
      'index.ts': nativeProgram('{ disableLocalAccounts: off }', `${config}\nconst off = config.requireBoolean('off');`),
      'Pulumi.dev.yaml': 'config:\n  app:off: true\n',
    });
    expect(trace('aks', 'properties.disableLocalAccounts')).toBe('Pulumi.dev.yaml:2 < index.ts:4 < index.ts:6'.replace('index.ts:6', 'index.ts:5'));
  });

  it('gives one deployment for each stack, in the order of their names', async () => {
    const files = { 'Pulumi.prod.yaml': 'config:\n  app:on: "true"\n', 'Pulumi.dev.yaml': 'config:\n  app:on: "false"\n' };
    const text = nativeProgram('{ v: 1 }', `${config} if (config.requireBoolean('on')) new cs.ManagedCluster('extra');`);
    const { deployments } = await scenario({ 'index.ts': text, ...files });
    expect(deployments.map(({ id, variant, resources }) => [id, variant, resources.map(({ address }) => address)])).toEqual([
      ['Pulumi.yaml (dev)', 'dev', ['aks']],
      ['Pulumi.yaml (prod)', 'prod', ['extra', 'aks']],
    ]);
  });

  it('that is chosen is the only one', async () => {
    const { deployments } = await scenario({ 'index.ts': nativeProgram('{}'), 'Pulumi.prod.yaml': '', 'Pulumi.dev.yaml': '' }, ['prod']);
    expect(deployments.map(({ variant }) => variant)).toEqual(['prod']);
  });

  it('takes what it does not set from the project', async () => {
    const project = `name: app
runtime: { name: nodejs, options: { typescript: true } }
config:
  app:level: high
  typed: { type: boolean, default: true }
  fixed: { value: [1, 2] }
`;
    const files = { 'Pulumi.yaml': project, 'Pulumi.dev.yaml': 'config:\n  app:level: low\n' };
    expect(await valueOf('[config.get("level"), config.getBoolean("typed"), config.getObject("fixed")]', files, 'dev')).toBe('["low", true, [1, 2]]');
  });

  it('may come from an environment where the stack names one', async () => {
    const files = { 'Pulumi.dev.yaml': 'environment: [shared]\n' };
    expect(await valueOf('config.get("x")', files, 'dev')).toBe('?(configuration "app:x" is not set here, and the environment that Pulumi.dev.yaml names may set it; string, key config app:x)');
  });
});
