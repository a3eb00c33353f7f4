import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPulumi } from './index.js';
import { memoryReader } from './testing/memory-reader.js';
import { show } from './testing/scenario.js';

const typescript = `import * as pulumi from '@pulumi/pulumi';
import * as azure from '@pulumi/azure-native';
import { settings, type Unused } from './settings';
const config = new pulumi.Config();
const on = config.getBoolean('on') ?? settings.on;
enum Kind { A = 'a', B = 'b' }
class Platform extends pulumi.ComponentResource {
  readonly cluster: azure.containerservice.ManagedCluster;
  constructor(name: string, private args: { ranges?: string[]; kind: Kind }, opts?: pulumi.ComponentResourceOptions) {
    super('acme:Platform', name, {}, opts);
    const { ranges = [], ...rest } = args;
    this.cluster = new azure.containerservice.ManagedCluster(\`\${name}-aks\`, {
      ...settings.base,
      apiServerAccessProfile: { enablePrivateCluster: on, authorizedIPRanges: [...ranges, '10.0.0.0/8'] },
      sku: { name: rest.kind === Kind.A ? 'Base' : 'Automatic' },
      tags: { ...(on && { private: 'yes' }) },
    }, { parent: this, ignoreChanges: ['tags'] });
  }
}
const list = ['a', 'b'].filter((x) => x !== process.env.SKIP);
for (const name of list) {
  if (name === 'b' && !on) continue;
  const made = new Platform(name, { kind: Kind.B, ranges: Object.values(settings.ranges).flatMap((x) => [x]) });
  made.cluster.id.apply((id) => new azure.monitor.DiagnosticSetting(\`\${name}-d\`, { resourceUri: id, logs: settings.logs.map((category) => ({ category, enabled: true })) }));
}
let count = 0;
while (count < 3) { count++; switch (count) { case 1: break; default: settings.list.push(count); } }
try { JSON.parse(process.env.X ?? '{}'); } catch (e) { console.log(e); } finally { count = 0; }
export const out = pulumi.all([count, on]).apply(([a, b]) => pulumi.interpolate\`\${a}\${b}\`);
`;

const settings = `export type Unused = string;
export const settings = { on: true, base: { disableLocalAccounts: true }, ranges: { a: '1.2.3.4/32' }, logs: ['kube-audit'], list: [] as number[] };`;

const yaml = `name: app
runtime: yaml
config: { on: { type: boolean, default: true } }
variables: { a: { fn::join: ["-", [x, "\${on}"]] } }
resources:
  aks:
    type: azure-native:containerservice:ManagedCluster
    properties: { disableLocalAccounts: "\${on}", dnsPrefix: "\${a}" }
    options: { ignoreChanges: [x] }
`;

/** Reads a project whatever stands in it, and looks at everything that comes out. */
async function readAll(files: Readonly<Record<string, string>>): Promise<number> {
  const { deployments } = await readPulumi(memoryReader(files), ['.'], { stacks: [] });
  return deployments.flatMap(({ resources }) => resources.map(({ body, existence, parent }) => show(body) + show(existence) + show(parent))).length;
}

const project = { 'Pulumi.yaml': 'name: app\nruntime: nodejs\n', 'settings.ts': settings };

describe('whatever stands in a program, reading it ends and does not throw', () => {
  it('as it is', async () => {
    expect(await readAll({ ...project, 'index.ts': typescript })).toBe(4);
    expect(await readAll({ 'Pulumi.yaml': yaml })).toBe(1);
  });

  it('cut off anywhere', async () => {
    for (let at = 0; at < typescript.length; at += 7) await readAll({ ...project, 'index.ts': typescript.slice(0, at) });
    for (let at = 0; at < yaml.length; at += 5) await readAll({ 'Pulumi.yaml': yaml.slice(0, at) });
  });

  it('with pieces taken out, doubled or exchanged', async () => {
    const token = fc.constantFrom('(', ')', '{', '}', '[', ']', '...', '=>', '`', '${', "'", 'class', 'extends', 'new', 'this', 'super', 'undefined', 'for (;;)', 'while (true)', 'return', '?.', '??=', 'yield', ',', ':', '\n', '#x', 'a: &a *a');
    const mutation = fc.record({ at: fc.nat(2000), length: fc.nat(12), by: token });
    const change = (text: string, mutations: readonly { at: number; length: number; by: string }[]): string =>
      mutations.reduce((before, { at, length, by }) => before.slice(0, at % before.length) + by + before.slice((at % before.length) + length), text);
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), async (mutations) => {
        await readAll({ ...project, 'index.ts': change(typescript, mutations) });
        await readAll({ 'Pulumi.yaml': change(yaml, mutations) });
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  it.each([
    ['parentheses', `const a = ${'('.repeat(20_000)}1${')'.repeat(20_000)};`],
    ['a long sum', `const a = ${Array.from({ length: 10_000 }, () => '1').join(' + ')};`],
    ['nested lists', `const a = ${'['.repeat(3000)}${']'.repeat(3000)};`],
    ['nested calls', `const f = (x: any) => x; const a = ${'f('.repeat(2000)}1${')'.repeat(2000)};`],
    ['nested blocks', `${'{'.repeat(3000)}${'}'.repeat(3000)}`],
    ['a row of conditions', Array.from({ length: 60 }, (_, index) => `if (process.env.V${index}) x = ${index};`).join('\n')],
    ['a row of early returns', `function f() { ${Array.from({ length: 60 }, (_, index) => `if (process.env.V${index}) return ${index};`).join('\n')} return 0; } f();`],
    ['doubling lists', `let a: any[] = [1]; for (let i = 0; i < 60; i++) a = [...a, ...a];`],
    ['doubling texts', `let a = 'x'; for (let i = 0; i < 60; i++) a = a + a;`],
    ['doubling objects', `let a: any = { x: 1 }; for (let i = 0; i < 60; i++) a = { l: a, r: a };`],
    ['an object that holds itself', `const a: any = {}; a.a = a;`],
    ['mutual recursion', `const f = (x: any): any => g(x); const g = (x: any): any => f([x]); const a = f(1);`],
    ['recursion on two ways', `const f = (n: number): any => [f(n - 1), f(n - 1)]; const a = f(50);`],
    ['a long file', Array.from({ length: 10_000 }, (_, index) => `const v${index} = ${index};`).join('\n')],
    ['a class that makes itself', `class A { b = new A(); } const a = new A();`],
    ['a loop in a loop over something unknown', `import { u } from 'u'; ${'for (const x of u) '.repeat(16)} { }`],
  ])('%s', async (_what, text) => {
    const program = `import * as cs from '@pulumi/azure-native/containerservice'; let x = 0;\n${text}\nnew cs.ManagedCluster('aks', { v: x, w: typeof a === 'undefined' ? undefined : a } as any);\ndeclare const a: any;`;
    const started = performance.now();
    await readAll({ ...project, 'index.ts': program });
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
