import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Value } from '@akslint/model';
import { memoryReader, template } from '../testing/scenario.js';
import { readBicep } from '../source/read-bicep.js';

const bicep = `targetScope = 'resourceGroup'
param name string
param pools array = [{ name: 'a', count: 2 }, { name: 'b' }]
@allowed(['azure', 'none'])
param policy string
var tags = { ...{ a: 1 }, b: name }
func f(x string) string => '\${x}-\${toUpper(x)}'
resource id 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: 'id'
}
resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = [for (p, i) in pools: if (contains(p, 'count')) {
  name: f('\${name}\${i}')
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '\${id.id}': {} }
  }
  tags: union(tags, { c: p.?count ?? 0 })
  properties: {
    networkProfile: { networkPolicy: policy == 'none' ? null : policy }
    agentPoolProfiles: map(filter(pools, x => x.name != 'z'), x => { name: x.name, count: x.?count })
  }
  resource pool 'agentPools' = {
    name: 'n'
  }
}]
module m 'child.bicep' = {
  name: 'm'
  params: { a: aks[0].id, b: reduce([1, 2], 0, (s, x) => s + x) }
}
output o string = m.outputs.o
`;
const child = "param a string\nparam b int = 1\nresource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {\n  name: 'x'\n  properties: { workspaceId: a, n: b }\n}\noutput o string = '${a}/${b}'\n";
const arm = template({
  parameters: { name: { type: 'string' }, count: { type: 'int', defaultValue: 2 } },
  variables: { copy: [{ name: 'v', count: '[parameters(\'count\')]', input: "[copyIndex('v')]" }] },
  resources: [
    { type: 'Microsoft.ContainerService/managedClusters', apiVersion: '2025-07-01', name: "[concat(parameters('name'), copyIndex())]", copy: { name: 'c', count: "[parameters('count')]" }, properties: { a: "[if(equals(parameters('name'), 'x'), variables('v')[0], null())]" } },
    { type: 'Microsoft.Resources/deployments', apiVersion: '2022-09-01', name: 'n', properties: { expressionEvaluationOptions: { scope: 'inner' }, parameters: { p: { value: "[reference('x').y]" } }, template: { $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#', parameters: { p: { type: 'string' } }, resources: [], outputs: { o: { value: "[parameters('p')]" } } } } },
  ],
  outputs: { o: { value: "[reference('n').outputs.o.value]" } },
});

/** Walks everything there is, so that everything is evaluated. */
function walk(value: Value | undefined, depth = 0): number {
  if (value === undefined || depth > 30) return 0;
  switch (value.kind) {
    case 'list':
      return value.items.reduce((sum, item) => sum + walk(item, depth + 1), 1);
    case 'object':
      return Array.from(value.entries.keys(), (key) => walk(value.entries.get(key), depth + 1)).reduce((sum, one) => sum + one, 1);
    case 'choice':
      return value.options.reduce((sum, option) => sum + walk(option.value, depth + 1), 1);
    default:
      return 1;
  }
}

async function evaluatedAll(files: Readonly<Record<string, string>>): Promise<number> {
  const { deployments } = await readBicep(memoryReader(files), Object.keys(files), { parameterFiles: [], named: new Set() });
  return deployments.flatMap(({ resources }) => resources).reduce((sum, { body, parent }) => sum + walk(body) + walk(parent), 0);
}

/** A text with a stretch taken out, doubled, or replaced. */
function mutations(text: string): fc.Arbitrary<string> {
  const change = fc.record({ at: fc.nat(text.length), length: fc.nat(12), kind: fc.constantFrom('cut', 'double', 'swap'), by: fc.constantFrom('null', '[', '}', "'", '-1', 'true', '99999999999', '...', '[for x in y: z]', 'aks', '${', '.?', '!', '@', '\n') });
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) =>
    changes.reduce((result, { at, length, kind, by }) => {
      const stretch = result.slice(at, at + length);
      return result.slice(0, at) + (kind === 'cut' ? '' : kind === 'double' ? stretch + stretch : by) + result.slice(at + length);
    }, text),
  );
}

describe('templates that were damaged', () => {
  it('are evaluated as far as they go', async () => {
    expect(await evaluatedAll({ 'main.bicep': bicep, 'child.bicep': child })).toBeGreaterThan(30);
    expect(await evaluatedAll({ 'main.json': arm })).toBeGreaterThan(10);
  });

  it('never make the evaluation throw: Bicep', async () => {
    await fc.assert(fc.asyncProperty(mutations(bicep), mutations(child), async (main, inner) => {
      await evaluatedAll({ 'main.bicep': main, 'child.bicep': inner });
    }), { numRuns: 300, seed: 3 });
  });

  it('never make the evaluation throw: ARM', async () => {
    await fc.assert(fc.asyncProperty(mutations(arm), async (main) => {
      await evaluatedAll({ 'main.json': main });
    }), { numRuns: 300, seed: 4 });
  });
});

describe('hostile templates', () => {
  it.each([
    ['parentheses', `var a = ${'('.repeat(5000)}1${')'.repeat(5000)}\nresource r 'A.B/c@1' = {\n  name: a\n}\n`],
    ['additions', `resource r 'A.B/c@1' = {\n  name: ${'1 + '.repeat(5000)}1\n}\n`],
    ['objects', `resource r 'A.B/c@1' = {\n  name: 'x'\n  a: ${'{ a: '.repeat(3000)}1${' }'.repeat(3000)}\n}\n`],
    ['members', `param p object\nresource r 'A.B/c@1' = {\n  name: p${'.a'.repeat(5000)}\n}\n`],
    ['a chain of variables', `${Array.from({ length: 3000 }, (_, index) => `var v${index} = v${index + 1}`).join('\n')}\nvar v3000 = 1\nresource r 'A.B/c@1' = {\n  name: v0\n}\n`],
    ['a chain of resources', `${Array.from({ length: 800 }, (_, index) => `resource r${index} 'A.B/c@1' = {\n  name: r${index + 1}.name\n}`).join('\n')}\nresource r800 'A.B/c@1' = {\n  name: 'x'\n}\n`],
    ['a chain of conditions', `param p bool\nresource r 'A.B/c@1' = {\n  name: ${'p ? 1 : ('.repeat(200)}2${')'.repeat(200)}\n}\n`],
    ['parents in a circle', "resource a 'A.B/c/d@1' = {\n  parent: b\n  name: 'a'\n}\nresource b 'A.B/c/d@1' = {\n  parent: a\n  name: 'b'\n}\n"],
    ['names in a circle', "resource a 'A.B/c@1' = {\n  name: b.name\n}\nresource b 'A.B/c@1' = {\n  name: a.name\n}\n"],
    ['properties in a circle', "resource a 'A.B/c@1' = {\n  name: 'a'\n  properties: { x: b.properties.x }\n}\nresource b 'A.B/c@1' = {\n  name: 'b'\n  properties: { x: a.properties.x }\n}\n"],
    ['outputs in a circle', "module m 'main.bicep' = {\n  name: m.outputs.o\n}\noutput o string = m.outputs.o\n"],
    ['conditions in a circle', "resource a 'A.B/c@1' = if (a.properties.x) {\n  name: 'a'\n  properties: { x: true }\n}\n"],
  ])('of many %s end', async (_, text) => {
    await expect(evaluatedAll({ 'main.bicep': text })).resolves.toBeGreaterThanOrEqual(0);
  }, 20_000);

  it('with a million resources end', async () => {
    const text = "resource r 'A.B/c@1' = [for i in range(0, 1000): {\n  name: 'x${i}'\n  resource s 'd' = {\n    name: 'y'\n  }\n}]\nmodule m 'main.bicep' = [for i in range(0, 1000): {\n  name: 'm${i}'\n}]\n";
    await expect(evaluatedAll({ 'main.bicep': text })).resolves.toBeGreaterThan(0);
  }, 120_000);

  it('of ARM that nest deeply end', async () => {
    const calls = `[${'concat('.repeat(3000)}'a'${')'.repeat(3000)}]`;
    await expect(evaluatedAll({ 'main.json': template({ resources: [{ type: 'A.B/c', apiVersion: '1', name: calls }] }) })).resolves.toBeGreaterThan(0);
  });
});
