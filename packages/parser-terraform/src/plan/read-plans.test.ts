import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stepsOf, type Deployment, type Resource, type Value } from '@akslint/model';
import { memoryReader } from '../testing/memory-reader.js';
import { show, valueAt } from '../testing/scenario.js';
import { readPlans, type PlanAnalysis } from './read-plans.js';

const recorded = (name: string): string => readFileSync(new URL(`./recorded/${name}`, import.meta.url), 'utf8');

interface Read extends PlanAnalysis {
  readonly deployment: Deployment;
  resource(address: string): Resource;
  value(address: string, path: string): string;
  place(address: string, path: string): string;
}

async function read(files: Readonly<Record<string, string>>, plan = 'plan.json'): Promise<Read> {
  const reader = memoryReader(files);
  const analysis = await readPlans(reader, [plan], { varFiles: [], variables: [], environment: {} });
  const [deployment] = analysis.deployments;
  if (!deployment) throw new Error(JSON.stringify(analysis.errors));
  const resource = (address: string): Resource => {
    const found = deployment.resources.find((one) => one.address === address);
    if (!found) throw new Error(deployment.resources.map((one) => one.address).join(', '));
    return found;
  };
  const at = (address: string, path: string): Value | undefined => valueAt(resource(address).body, path);
  return {
    ...analysis,
    deployment,
    resource,
    value: (address, path) => show(at(address, path)),
    place: (address, path) => {
      const span = at(address, path)?.origin.span;
      return span ? `${span.file}:${(files[span.file] ?? '').slice(0, span.start).split('\n').length} ${(files[span.file] ?? '').slice(span.start, span.end)}` : 'nothing';
    },
  };
}

const source = { 'main.tf': recorded('main.tf'), 'm/main.tf': recorded('m/main.tf') };

describe('a plan as terraform writes it', () => {
  it('has the resources with the addresses of their instances', async () => {
    const plan = await read({ 'plan.json': recorded('plan.json') });
    expect(plan.deployment).toMatchObject({ id: 'plan:plan.json', format: 'terraform-plan', variant: 'plan.json', unreadModules: [] });
    expect(plan.deployment.planOf).toBeUndefined();
    expect(plan.deployment.resources.map(({ address, key, type }) => [address, key === address, type])).toEqual(
      ['terraform_data.a[0]', 'terraform_data.a[1]', 'terraform_data.b["x"]', 'terraform_data.b["y"]', 'terraform_data.c', 'terraform_data.d', 'module.m.terraform_data.inner'].map((address) => [address, true, 'terraform_data']),
    );
  });

  it('has values, and links what is unknown through inputs and outputs of modules', async () => {
    const plan = await read({ 'plan.json': recorded('plan.json') });
    expect(plan.value('terraform_data.a[0]', 'input.private')).toBe('true');
    expect(plan.place('terraform_data.a[0]', 'input.private')).toMatch(/^plan\.json:\d+ "private": true$/);
    expect(plan.value('terraform_data.b["x"]', 'input')).toBe('→terraform_data.a[0].id');
    expect(plan.value('module.m.terraform_data.inner', 'input')).toBe('→terraform_data.a[0].id');
    expect(plan.value('terraform_data.c', 'input')).toBe('→module.m.terraform_data.inner.id');
    expect(plan.value('terraform_data.d', 'input')).toBe('?(it is known only after apply)');
    expect(plan.value('terraform_data.a[0]', 'output')).toBe('nothing');
    expect(plan.value('terraform_data.a[0]', 'triggers_replace')).toBe('nothing');
  });

  it('gives no sensitive value away', async () => {
    const plan = await read({ 'plan.json': recorded('plan.json') });
    expect(plan.value('terraform_data.a[0]', 'input.secret')).toBe('?(it is marked as sensitive, and akslint does not look at sensitive values; nonNull)');
    expect(plan.value('terraform_data.a[0]', 'input.list')).toBe('["x", ?(it is marked as sensitive, and akslint does not look at sensitive values; nonNull)]');
    const text = recorded('plan.json');
    const shown = plan.shown('plan.json') ?? '';
    expect(text).toContain('hunter2');
    expect(shown).not.toContain('hunter2');
    expect(shown).toContain('"private": true');
    expect([shown.length, shown.split('\n').length]).toEqual([text.length, text.split('\n').length]);
    expect(plan.shown('main.tf')).toBeUndefined();
  });

  it('is placed in the source beside it, which also resolves its locals', async () => {
    const plan = await read({ ...source, 'plan.json': recorded('plan.json') });
    expect(plan.deployment.planOf).toBe('.');
    expect(plan.resource('terraform_data.a[1]').declaredAt.span.file).toBe('main.tf');
    expect(plan.place('terraform_data.a[1]', 'input')).toMatch(/^main\.tf:\d+ /);
    expect(plan.value('terraform_data.a[1]', 'input.private')).toBe('true');
    expect(plan.place('terraform_data.a[1]', 'input.private')).toMatch(`main.tf:${lineOf(source['main.tf'], 'var.private,')} private = var.private`);
    expect(plan.value('terraform_data.d', 'input')).toBe('→terraform_data.a[1].id');
    expect(plan.resource('module.m.terraform_data.inner').declaredAt.span.file).toBe('m/main.tf');
  });

  it('ignores a source that declares other things', async () => {
    const plan = await read({ 'main.tf': 'resource "terraform_data" "other" {}\n', 'plan.json': recorded('plan.json') });
    expect(plan.deployment.planOf).toBeUndefined();
  });

  it('of a destruction has nothing', async () => {
    expect((await read({ 'plan.json': recorded('destroy.json') })).deployment.resources).toEqual([]);
  });
});

describe('a state as terraform writes it', () => {
  it('is read the same way', async () => {
    const state = await read({ 'state.json': recorded('state.json') }, 'state.json');
    expect(state.deployment.id).toBe('state:state.json');
    expect(state.value('terraform_data.b["x"]', 'input')).toMatch(/^"[0-9a-f-]{36}"$/);
    expect(state.value('terraform_data.a[0]', 'input.secret')).toMatch(/sensitive/);
    expect(state.shown('state.json')).not.toContain('hunter2');
  });

  it('is linked to its source', async () => {
    const state = await read({ ...source, 'state.json': recorded('state.json') }, 'state.json');
    expect(state.deployment.planOf).toBe('.');
    expect(state.resource('terraform_data.c').declaredAt.span.file).toBe('main.tf');
  });
});

interface Small {
  readonly values?: object;
  readonly unknown?: object;
  readonly sensitive?: object | true;
  readonly expressions?: object;
  readonly key?: number;
  readonly more?: object;
}

const small = ({ values = {}, unknown = {}, sensitive = {}, expressions, key, more = {} }: Small): string => {
  const address = `azurerm_x.this${key === undefined ? '' : `[${key}]`}`;
  const head = { address, mode: 'managed', type: 'azurerm_x', name: 'this', ...(key !== undefined && { index: key }) };
  return JSON.stringify({
    format_version: '1.2',
    planned_values: { root_module: { resources: [{ ...head, values, sensitive_values: sensitive }] } },
    resource_changes: [{ ...head, change: { actions: ['create'], after_unknown: unknown, after_sensitive: sensitive } }],
    ...(expressions && { configuration: { provider_config: { azurerm: { name: 'azurerm', full_name: 'registry.terraform.io/hashicorp/azurerm', version_constraint: '~> 4.1' } }, root_module: { resources: [{ address: 'azurerm_x.this', expressions }] } } }),
    ...more,
  });
};

describe('a value of a plan', () => {
  it('that nothing writes is the default, or left out when the provider chooses it', async () => {
    const plan = await read({ 'plan.json': small({ values: { a: false, b: [], c: null }, unknown: { d: true }, expressions: {} }) });
    expect(valueAt(plan.resource('azurerm_x.this').body, 'a')).toMatchObject({ value: false, isDefault: true });
    expect(['b', 'c', 'd'].map((name) => plan.value('azurerm_x.this', name))).toEqual(['nothing', 'nothing', 'nothing']);
    expect(plan.deployment.providers.get('azurerm')).toEqual({ lowest: [4, 1, 0], below: [5, 0, 0] });
  });

  it('without a configuration part is unknown when it is so', async () => {
    const plan = await read({ 'plan.json': small({ unknown: { d: true } }) });
    expect(plan.value('azurerm_x.this', 'd')).toBe('?(it is known only after apply)');
  });

  it('that refers to several things stays unknown', async () => {
    const plan = await read({ 'plan.json': small({ unknown: { d: true }, expressions: { d: { references: ['azurerm_x.this.id', 'azurerm_x.this', 'var.y'] } } }) });
    expect(plan.value('azurerm_x.this', 'd')).toBe('?(it is known only after apply)');
  });

  it('refers to the instance of its own key where none is written', async () => {
    const plan = await read({ 'plan.json': small({ key: 0, unknown: { d: true }, expressions: { d: { references: ['azurerm_x.this.id', 'azurerm_x.this'] } } }) });
    expect(plan.value('azurerm_x.this[0]', 'd')).toBe('→azurerm_x.this[0].id');
  });

  it('in nested blocks is linked too', async () => {
    const plan = await read({ 'plan.json': small({ values: { block: [{ x: 1 }, {}] }, unknown: { block: [{ id: true }, { id: true }] }, expressions: { block: [{ x: { constant_value: 1 } }, { id: { references: ['azurerm_x.this.name', 'azurerm_x.this'] } }] } }) });
    expect(plan.value('azurerm_x.this', 'block')).toBe('[{x: 1}, {id: →azurerm_x.this.name}]');
  });

  it('that spells JSON also says what it spells', async () => {
    const plan = await read({ 'plan.json': small({ values: { body: '{"properties":{"a":[true]}}' } }) });
    expect(valueAt(plan.resource('azurerm_x.this').body, 'body')).toMatchObject({ content: { kind: 'object' } });
  });

  it('is never shown when the whole resource is sensitive', async () => {
    const plan = await read({ 'plan.json': small({ values: { a: 'hunter2', b: true }, sensitive: true }) });
    expect(plan.value('azurerm_x.this', 'a')).toMatch(/sensitive/);
    expect(plan.value('azurerm_x.this', 'b')).toMatch(/sensitive/);
    expect(plan.shown('plan.json')).not.toContain('hunter2');
  });

  it('has the way through the source when the source says the same, and the argument when it does not', async () => {
    const main = 'variable "v" {\n  default = true\n}\nvariable "w" {}\nresource "azurerm_x" "this" {\n  v = var.v\n  w = var.w\n}\n';
    const plan = await read({ 'main.tf': main, 'plan.json': small({ values: { v: true, w: 'text' } }) });
    expect(plan.place('azurerm_x.this', 'v')).toBe('main.tf:2 true');
    expect(stepsOf(valueAt(plan.resource('azurerm_x.this').body, 'v')!.origin)).toHaveLength(1);
    expect(plan.place('azurerm_x.this', 'w')).toBe('main.tf:7 w = var.w');
    expect(plan.value('azurerm_x.this', 'w')).toBe('"text"');
  });

  it('of a sensitive text is not looked at even where the source shows it; a switch is', async () => {
    const main = 'resource "azurerm_x" "this" {\n  text   = "hunter2"\n  switch = false\n}\n';
    const plan = await read({ 'main.tf': main, 'plan.json': small({ values: { text: 'hunter2', switch: false }, sensitive: { text: true, switch: true } }) });
    expect(plan.value('azurerm_x.this', 'text')).toMatch(/sensitive/);
    expect(plan.value('azurerm_x.this', 'switch')).toBe('false');
  });
});

describe('a plan that cannot be read', () => {
  it.each([
    ['cut', small({}).slice(0, -5)],
    ['of another version', small({ more: { format_version: '9.0' } })],
    ['nested too deep', `{"format_version":"1.2","planned_values":${'['.repeat(5000)}${']'.repeat(5000)}}`],
    ['with text behind it', `${small({})} x`],
    ['with a comma too many', small({}).replace('"root_module":', ',"root_module":')],
    ['with a broken escape', small({ values: { a: 'b' } }).replace('"b"', '"\\u12"')],
  ])('is an error and shows nothing: %s', async (_, text) => {
    const analysis = await readPlans(memoryReader({ 'plan.json': text }), ['plan.json'], { varFiles: [], variables: [], environment: {} });
    expect(analysis.deployments).toEqual([]);
    expect(analysis.errors).toEqual([{ file: 'plan.json', offset: expect.any(Number) as number, message: expect.stringMatching(/^The Terraform plan cannot be read: .+\.$/) as string }]);
    expect(analysis.shown('plan.json')?.trim()).toBe('');
  });

  it('is incomplete when it says so', async () => {
    const plan = await read({ 'plan.json': small({ more: { errored: true } }) });
    expect(plan.deployment.incomplete).toEqual({ text: 'plan.json says that it is not complete' });
  });
});

describe('a large plan', () => {
  const plan = (count: number): string => {
    const resources = Array.from({ length: count }, (_, index) => ({ address: `azurerm_x.y[${index}]`, mode: 'managed', type: 'azurerm_x', name: 'y', index, values: { text: 'x'.repeat(300), list: [{ a: 1 }] }, sensitive_values: {} }));
    return JSON.stringify({ format_version: '1.2', planned_values: { root_module: { resources } }, resource_changes: resources.map(({ address }) => ({ address, change: { after_unknown: { id: true } } })) });
  };

  it('takes time in proportion to its size', async () => {
    const elapsed = async (count: number): Promise<number> => {
      const files = { 'plan.json': plan(count) };
      const begin = performance.now();
      await read(files);
      return performance.now() - begin;
    };
    await elapsed(1000);
    const [little, much] = [await elapsed(3000), await elapsed(12_000)];
    expect(much / little).toBeLessThan(12);
  });
});

function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}
