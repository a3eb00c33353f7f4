import { describe, expect, it } from 'vitest';
import { scenario } from '../testing/scenario.js';

const policy = (name: string, spec = 'podSelector: {}', namespace = ''): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: ${name}\n${namespace === '' ? '' : `  namespace: ${namespace}\n`}spec: {${spec}}\n`;
const base = { 'base/kustomization.yaml': 'resources: [policy.yaml]\n', 'base/policy.yaml': policy('deny') };

describe('a kustomization', () => {
  it('is judged through the overlays that use it, each a deployment', () => {
    const read = scenario({
      ...base,
      'overlays/dev/kustomization.yaml': 'namespace: dev\nresources: [../../base]\n',
      'overlays/prod/kustomization.yml': 'namespace: prod\nnamePrefix: p-\nnameSuffix: -s\nbases: [../../base]\n',
    });
    expect(read.contents).toEqual({
      'kubernetes:overlays/dev': ['NetworkPolicy/dev/deny'],
      'kubernetes:overlays/prod': ['NetworkPolicy/prod/p-deny-s'],
    });
    expect(read.place('NetworkPolicy/dev/deny')).toBe('base/policy.yaml:2');
    expect(read.place('NetworkPolicy/dev/deny', 'metadata.namespace')).toBe('overlays/dev/kustomization.yaml:1');
    expect(read.files).toEqual(['base/kustomization.yaml', 'base/policy.yaml', 'overlays/dev/kustomization.yaml', 'overlays/prod/kustomization.yml']);
  });

  it('gives its objects without a namespace one of its own', () => {
    const read = scenario({ ...base, 'over/kustomization.yaml': 'resources: [../base, more.yaml]\n', 'over/more.yaml': policy('more') });
    expect(read.deployment().resources.map(({ parent }) => parent?.kind === 'scalar' && parent.value)).toEqual(['over/kustomization.yaml', 'over/kustomization.yaml']);
  });

  it.each([
    ['a strategic merge patch written out', 'patches:\n  - patch: |-\n      apiVersion: networking.k8s.io/v1\n      kind: NetworkPolicy\n      metadata: {name: deny}\n      spec: {policyTypes: [Egress]}\n', '{podSelector: {}, policyTypes: ["Egress"]}'],
    ['a strategic merge patch in a file', 'patchesStrategicMerge: [patch.yaml]\n', '{podSelector: {}, policyTypes: ["Ingress"]}'],
    ['a patch file for a target', 'patches:\n  - path: patch.yaml\n    target: {kind: NetworkPolicy, name: d.*}\n', '{podSelector: {}, policyTypes: ["Ingress"]}'],
    ['a JSON patch', 'patches:\n  - target: {kind: NetworkPolicy}\n    patch: |-\n      - {op: replace, path: /spec/podSelector, value: {matchLabels: {a: b}}}\n      - {op: add, path: /spec/policyTypes, value: [Ingress]}\n      - {op: add, path: /spec/policyTypes/-, value: Egress}\n', '{podSelector: {matchLabels: {a: "b"}}, policyTypes: ["Ingress", "Egress"]}'],
    ['a JSON patch of the old kind', 'patchesJson6902:\n  - target: {version: v1, kind: NetworkPolicy, name: deny}\n    patch: "- {op: remove, path: /spec/podSelector}"\n', '{}'],
    ['a patch for something else', 'patches:\n  - target: {kind: Deployment}\n    patch: "- {op: remove, path: /spec}"\n', '{podSelector: {}}'],
  ])('applies %s', (_, patches, spec) => {
    const patch = 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: deny}\nspec: {policyTypes: [Ingress]}\n';
    const read = scenario({ ...base, 'over/kustomization.yaml': `resources: [../base]\n${patches}`, 'over/patch.yaml': patch });
    expect(read.value('NetworkPolicy/deny', 'spec')).toBe(spec);
    expect(read.deployment().incomplete).toBeUndefined();
  });

  it('can delete an object', () => {
    const read = scenario({ ...base, 'over/kustomization.yaml': 'resources: [../base, other.yaml]\npatches:\n  - patch: |-\n      $patch: delete\n      apiVersion: networking.k8s.io/v1\n      kind: NetworkPolicy\n      metadata: {name: deny}\n', 'over/other.yaml': policy('other') });
    expect(read.contents).toEqual({ 'kubernetes:.': ['NetworkPolicy/other'] });
  });

  it('points at the patch that decides', () => {
    const read = scenario({ ...base, 'over/kustomization.yaml': 'resources: [../base]\npatchesStrategicMerge: [patch.yaml]\n', 'over/patch.yaml': policy('deny', 'policyTypes: [Egress]') });
    expect(read.place('NetworkPolicy/deny', 'spec.policyTypes')).toBe('over/patch.yaml:5');
    expect(read.place('NetworkPolicy/deny', 'spec.podSelector')).toBe('base/policy.yaml:5');
  });

  it('applies a component to what came before it', () => {
    const read = scenario({
      ...base,
      'over/kustomization.yaml': 'resources: [../base]\ncomponents: [../component]\n',
      'component/kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nnamespace: c\nresources: [more.yaml]\npatches:\n  - target: {kind: NetworkPolicy, name: deny}\n    patch: "- {op: add, path: /spec/policyTypes, value: [Egress]}"\n',
      'component/more.yaml': policy('more'),
    });
    expect(read.contents).toEqual({ 'kubernetes:.': ['NetworkPolicy/c/deny', 'NetworkPolicy/c/more'] });
    expect(read.value('NetworkPolicy/c/deny', 'spec.policyTypes')).toBe('["Egress"]');
  });

  it('puts labels where Kustomize does: an empty selector keeps selecting all pods', () => {
    const read = scenario({
      ...base,
      'over/kustomization.yaml': 'resources: [../base, some.yaml]\ncommonLabels: {team: a}\n',
      'over/some.yaml': policy('some', 'podSelector: {matchLabels: {app: x}}'),
    });
    expect(read.value('NetworkPolicy/deny', 'spec.podSelector')).toBe('{}');
    expect(read.value('NetworkPolicy/some', 'spec.podSelector')).toBe('{matchLabels: {app: "x", team: "a"}}');
  });

  it.each([
    ['a remote base', 'resources: [../base, "https://example.com/x//y?ref=1"]\n', 'https://example.com/x//y?ref=1 is not in the scan'],
    ['a missing file', 'resources: [../base, gone.yaml]\n', 'there is no gone.yaml'],
    ['a folder outside', 'resources: [../base, ../../x]\n', '../../x lies outside of the repository or folder that is scanned'],
    ['a chart', 'resources: [../base]\nhelmCharts: [{name: x}]\n', 'helmCharts is not run'],
    ['a patch that does not fit', 'resources: [../base]\npatches: [{target: {kind: NetworkPolicy}, patch: "[{op: remove, path: /spec/x}]"}]\n', 'a patch does not fit NetworkPolicy deny'],
  ])('that cannot be followed leaves absence undecided: %s', (_, text, why) => {
    const read = scenario({ ...base, 'over/kustomization.yaml': text });
    expect(read.deployment().incomplete).toEqual({
      text: `over/kustomization.yaml is not followed: ${why}`,
      remedy: 'render it with `kustomize build over | akslint --stdin --stdin-filename x.yaml`',
    });
    expect(read.notices[0]?.message).toContain(why);
  });

  it('with transformers leaves its objects unknown', () => {
    const read = scenario({ ...base, 'over/kustomization.yaml': 'resources: [../base]\ntransformers: [x.yaml]\n' });
    expect(read.value('NetworkPolicy/deny', 'spec')).toBe('?(transformers of over/kustomization.yaml may change it)');
  });

  it('with replacements leaves the fields unknown that they write', () => {
    const read = scenario({ ...base, 'over/kustomization.yaml': 'resources: [../base]\nreplacements:\n  - source: {kind: ConfigMap}\n    targets:\n      - select: {kind: NetworkPolicy}\n        fieldPaths: [metadata.namespace]\n' });
    expect(read.value('NetworkPolicy/deny', 'metadata.namespace')).toBe('?(a replacement of over/kustomization.yaml writes it)');
    expect(read.value('NetworkPolicy/deny', 'spec')).toBe('{podSelector: {}}');
  });

  it('leaves out what it does not list, and says so', () => {
    const read = scenario({ ...base, 'base/forgotten.yaml': policy('forgotten') });
    expect(read.contents).toEqual({ 'kubernetes:.': ['NetworkPolicy/deny'] });
    expect(read.notices).toEqual([{ origin: expect.objectContaining({ span: { file: 'base/forgotten.yaml', start: 0, end: 0 } }) as unknown, message: expect.stringContaining('does not list this manifest') as string }]);
  });

  it('that uses itself ends', () => {
    const read = scenario({ 'a/kustomization.yaml': 'resources: [../b, p.yaml]\n', 'a/p.yaml': policy('p'), 'b/kustomization.yaml': 'resources: [../a]\n' });
    expect(read.deployments.length).toBeGreaterThan(0);
    expect(read.deployments.every(({ incomplete }) => incomplete !== undefined)).toBe(true);
  });

  it('that cannot be parsed is an error', () => {
    expect(scenario({ 'kustomization.yaml': 'resources: [\n' }).errors).toEqual([{ file: 'kustomization.yaml', offset: expect.any(Number) as number, message: expect.stringMatching(/^YAML syntax/) as string }]);
  });
});
