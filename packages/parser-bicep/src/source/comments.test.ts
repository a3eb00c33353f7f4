import { describe, expect, it } from 'vitest';
import { scanned, template } from '../testing/scenario.js';

/** Each comment with the first line of its block and what that calls. */
async function about(files: Readonly<Record<string, string>>): Promise<readonly (readonly [string, string, string | undefined, string | undefined])[]> {
  const { comments } = await scanned(files);
  return comments.map(({ span, text, block }) => {
    const source = files[span.file] ?? '';
    return [`${span.file}:${source.slice(0, span.start).split('\n').length}`, text, block && source.slice(block.span.start, block.span.end).split('\n')[0], block?.calls] as const;
  });
}

describe('comments for akslint', () => {
  it('in Bicep are about the statement around or directly below them', async () => {
    const main = [
      '// akslint-disable-block azure-k8s-01 -- why',
      "@description('x')",
      'param a bool = true',
      '',
      '// akslint-disable-file azure-k8s-02 -- why',
      '',
      "resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {",
      "  name: 'https://example.org // akslint-no'",
      '  /* akslint-disable-block azure-k8s-03 -- why */',
      '}',
      '// akslint-disable-block azure-k8s-04 -- why',
      "module m 'm.bicep' = { name: 'm' } // other",
    ].join('\n');
    expect(await about({ 'main.bicep': main, 'm.bicep': "var x = 1 // akslint-disable-line azure-k8s-05 -- why\n" })).toEqual([
      ['m.bicep:1', '// akslint-disable-line azure-k8s-05 -- why', undefined, undefined],
      ['main.bicep:1', '// akslint-disable-block azure-k8s-01 -- why', "@description('x')", undefined],
      ['main.bicep:5', '// akslint-disable-file azure-k8s-02 -- why', undefined, undefined],
      ['main.bicep:9', '/* akslint-disable-block azure-k8s-03 -- why */', "resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {", undefined],
      ['main.bicep:11', '// akslint-disable-block azure-k8s-04 -- why', "module m 'm.bicep' = { name: 'm' }", 'm'],
    ]);
  });

  it('in ARM JSON are about the resource, nested or not, or the parameter', async () => {
    const nested = template({ resources: [{ inner: 1, type: 'Microsoft.A/b', apiVersion: '1', name: 'x' }] });
    const main = template({
      parameters: { p: { type: 'bool', defaultValue: true } },
      resources: [{ outer: 1, type: 'Microsoft.Resources/deployments', apiVersion: '1', name: 'n', properties: { template: JSON.parse(nested) as unknown } }],
    })
      .replace('"p": {', '// akslint-disable-block azure-k8s-01 -- why\n"p": {')
      .replace('"outer": 1,', '"outer": 1, /* akslint-disable-block azure-k8s-02 -- why */')
      .replace('"inner": 1,', '"inner": 1, // akslint-disable-block azure-k8s-03 -- why');
    const found = await about({ 'main.json': main });
    expect(found.map(([, text, block]) => [text, block])).toEqual([
      ['// akslint-disable-block azure-k8s-01 -- why', '"p": {'],
      ['/* akslint-disable-block azure-k8s-02 -- why */', '{'],
      ['// akslint-disable-block azure-k8s-03 -- why', '{'],
    ]);
    const { comments } = await scanned({ 'main.json': main });
    const blockOf = (at: number): string => main.slice(comments[at]?.block?.span.start, comments[at]?.block?.span.end);
    expect([blockOf(1).includes('"outer"'), blockOf(2).includes('"outer"'), blockOf(2).includes('"inner"')]).toEqual([true, false, true]);
  });

  it('in ARM JSON call what a deployment of the file itself brings, by the name that addresses begin with', async () => {
    const call = { type: 'Microsoft.Resources/deployments', apiVersion: '1', name: 'n', metadata: { akslint: 'azure-k8s-01 -- why' }, properties: { templateLink: { relativePath: 'm.json' } } };
    const files = {
      'listed.json': template({ resources: [{ type: 'Microsoft.A/b', apiVersion: '1', name: 'x' }, call] }),
      'named.json': template({ languageVersion: '2.0', resources: { inner: { ...call, properties: { template: JSON.parse(template({ languageVersion: '2.0', resources: { call } })) as unknown } } } }),
      'm.json': template({ resources: [{ type: 'Microsoft.ContainerService/managedClusters', apiVersion: '2025-07-01', name: 'aks', properties: {} }] }),
    };
    const { comments, deployments } = await scanned(files);
    expect(comments.map(({ block, span }) => [span.file, block?.calls])).toEqual([
      ['listed.json', 'resources[1]'],
      ['named.json', 'inner'],
      ['named.json', undefined],
    ]);
    expect(deployments.flatMap(({ resources }) => resources.filter(({ isData }) => !isData).map(({ address }) => address))).toEqual(['x', 'resources[1]/aks', 'inner/call/aks']);
  });

  it('in strict ARM JSON stand in the metadata of a resource, as a text or several', async () => {
    const resource = (akslint: unknown): object => ({ type: 'Microsoft.A/b', apiVersion: '1', name: 'x', metadata: { akslint } });
    const main = template({ resources: [resource('azure-k8s-01 -- why'), resource(['a -- why', 'b -- why', 3])] });
    const { comments } = await scanned({ 'main.json': main });
    expect(comments.map(({ span, text, block }) => [main.slice(span.start, span.end), text, block && main.slice(block.span.start, block.span.end).includes(main.slice(span.start, span.end))])).toEqual([
      ['"azure-k8s-01 -- why"', 'akslint-disable-block azure-k8s-01 -- why', true],
      ['"a -- why"', 'akslint-disable-block a -- why', true],
      ['"b -- why"', 'akslint-disable-block b -- why', true],
    ]);
  });
});
