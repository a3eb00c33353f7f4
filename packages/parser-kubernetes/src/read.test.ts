import { describe, expect, it } from 'vitest';
import { scenario } from './testing/scenario.js';

const object = (kind: string, name: string, namespace?: string, more = ''): string =>
  `apiVersion: ${kind === 'NetworkPolicy' ? 'networking.k8s.io/v1' : 'v1'}\nkind: ${kind}\nmetadata:\n  name: ${name}\n${namespace === undefined ? '' : `  namespace: ${namespace}\n`}${more}`;

describe('manifests', () => {
  it('are the documents of a file, with a place for every value', () => {
    const read = scenario({ 'a.yaml': `# a file\n---\n${object('Namespace', 'shop')}---\n${object('NetworkPolicy', 'deny', 'shop', 'spec:\n  podSelector: {}\n  policyTypes:\n    - Ingress\n')}` });
    expect(read.contents).toEqual({ 'kubernetes:.': ['Namespace/shop', 'NetworkPolicy/shop/deny'] });
    expect(read.place('Namespace/shop')).toBe('a.yaml:4');
    expect(read.place('NetworkPolicy/shop/deny', 'spec.policyTypes')).toBe('a.yaml:15');
    expect(read.place('NetworkPolicy/shop/deny', 'spec.policyTypes.0')).toBe('a.yaml:16');
    expect(read.files).toEqual(['a.yaml']);
  });

  it('may be items of a list, of a typed list too', () => {
    const read = scenario({
      'list.yaml': 'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Namespace\n    metadata: {name: a}\n  - apiVersion: v1\n    kind: List\n    items:\n      - {apiVersion: v1, kind: Pod, metadata: {name: p, namespace: a}}\n',
      'typed.json': '{"kind": "NetworkPolicyList", "apiVersion": "networking.k8s.io/v1", "items": [{"metadata": {"name": "deny", "namespace": "a"}}]}',
    });
    expect(read.contents).toEqual({ 'kubernetes:.': ['Namespace/a', 'Pod/a/p', 'NetworkPolicy/a/deny'] });
  });

  it('may be JSON, indented by tabs too', () => {
    const read = scenario({ 'a.json': '{\n\t"apiVersion": "v1",\n\t"kind": "Namespace",\n\t"metadata": {\n\t\t"name": "a"\n\t}\n}\n' });
    expect(read.errors).toEqual([]);
    expect(read.place('Namespace/a', 'metadata.name')).toBe('a.json:5');
  });

  it('may hold anchors, aliases and merge keys', () => {
    const read = scenario({
      'a.yaml': object('Pod', 'p', 'a', '  labels: &labels {app: x, tier: web}\n  annotations: *labels\nspec:\n  nodeSelector:\n    <<: *labels\n    tier: db\n  tolerations: [&t {key: a}, *t]\n'),
    });
    expect(read.value('Pod/a/p', 'metadata.annotations')).toBe('{app: "x", tier: "web"}');
    expect(read.place('Pod/a/p', 'metadata.annotations.app')).toBe('a.yaml:6');
    expect(read.value('Pod/a/p', 'spec.nodeSelector')).toBe('{tier: "db", app: "x"}');
    expect(read.value('Pod/a/p', 'spec.tolerations')).toBe('[{key: "a"}, {key: "a"}]');
  });

  it('read booleans as the Kubernetes tools do', () => {
    const read = scenario({ 'a.yaml': object('Pod', 'p', 'a', 'spec: {hostNetwork: yes, a: "yes", b: off, c: 1.0, d: 2024-01-01}\n') });
    expect(read.value('Pod/a/p', 'spec')).toBe('{hostNetwork: true, a: "yes", b: false, c: 1, d: "2024-01-01"}');
  });

  it('with placeholders of other tools are unknown there, and equal ones are the same', () => {
    const read = scenario({ 'a.yaml': object('Pod', 'p', '${NS}', 'spec: {x: "${NS}", y: "{{ a }}"}\n') });
    expect(read.value('Pod/p', 'spec.y')).toBe('?("{{ a }}" is filled in by another tool)');
    const { body } = read.resource('Pod/p');
    const metadata = body.entries.get('metadata');
    const namespace = metadata?.kind === 'object' ? metadata.entries.get('namespace') : undefined;
    expect(namespace).toMatchObject({ kind: 'unknown', key: 'placeholder ${NS}', nonNull: true });
  });

  it('of other kinds are dropped', () => {
    expect(scenario({ 'a.yaml': object('ConfigMap', 'c', 'a') }).deployments).toEqual([]);
  });
});

describe('other files', () => {
  it.each([
    ['a workflow', 'on: push\njobs: {}\n'],
    ['a compose file', 'services:\n  a: {image: b}\n'],
    ['broken YAML that is no manifest', 'a: [\n'],
    ['values that mention a manifest', 'extra:\n  - apiVersion: v1\n    kind: Pod\n    {{ broken\n'],
    ['a text with both words', 'apiVersion and kind: [\n'],
    ['nothing', ''],
  ])('are left alone: %s', (_, text) => {
    expect(scenario({ 'a.yaml': text })).toMatchObject({ deployments: [], errors: [], notices: [], files: [] });
  });

  it('are an error when they look like a manifest and cannot be read', () => {
    const read = scenario({ 'a.yaml': `${object('Namespace', 'a')}---\napiVersion: v1\nkind: NetworkPolicy\nmetadata: {name: [}\n` });
    expect(read.errors).toEqual([{ file: 'a.yaml', offset: 108, message: expect.stringMatching(/^YAML syntax: .*\.$/) as string }]);
    expect(read.deployment().incomplete).toEqual({ text: 'a.yaml cannot be read' });
    expect(read.contents).toEqual({ 'kubernetes:.': ['Namespace/a'] });
  });

  it('hide no policy when they name none', () => {
    const read = scenario({ 'a.yaml': object('Namespace', 'a'), 'b.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: [}\n' });
    expect(read.errors).toHaveLength(1);
    expect(read.deployment().incomplete).toBeUndefined();
  });

  it('are a notice when they are templates', () => {
    const read = scenario({ 'a.yaml': 'apiVersion: v1\nkind: Pod\n{{- if .x }}\nmetadata: {name: p}\n{{- end }}\n' });
    expect(read.errors).toEqual([]);
    expect(read.notices.map(({ message }) => message)).toEqual(['This is a template of another tool, so it is not read. Fill it in and pipe it to akslint --stdin --stdin-filename x.yaml.']);
  });
});

describe('budgets', () => {
  it('stop an alias bomb', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 10; level += 1) lines.push(`a${level}: &a${level} [${Array(10).fill(`*a${level - 1}`).join(', ')}]`);
    const read = scenario({ 'a.yaml': `apiVersion: v1\nkind: Pod\nmetadata: {name: p}\n${lines.join('\n')}\n` });
    expect(read.errors).toEqual([{ file: 'a.yaml', offset: expect.any(Number) as number, message: 'The document holds more than 200000 values, aliases counted each time they are used.' }]);
  });

  it.each([500, 20_000])('stop at %i levels', (levels) => {
    const read = scenario({ 'a.yaml': `apiVersion: v1\nkind: Pod\nx: ${'['.repeat(levels)}${']'.repeat(levels)}\n` });
    expect(read.errors).toHaveLength(1);
    expect(read.errors[0]?.message).toMatch(/nested/);
  });

  it('stop an anchor within itself', () => {
    expect(scenario({ 'a.yaml': 'apiVersion: v1\nkind: Pod\nx: &x {y: *x}\n' }).errors[0]?.message).toBe('The anchor "x" refers to itself.');
  });

  it('hold time linear in the number of files', () => {
    const files = (count: number): Record<string, string> => Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index % 50}/${index}.yaml`, object('Pod', `p${index}`, `n${index % 100}`)]));
    const elapsed = (count: number): number => {
      const given = files(count);
      const begin = performance.now();
      scenario(given);
      return performance.now() - begin;
    };
    elapsed(200);
    const [small, large] = [elapsed(500), elapsed(2000)];
    expect(large / small).toBeLessThan(12);
  });
});

describe('a deployment', () => {
  const pod = object('Pod', 'api', 'shop');
  const deny = object('NetworkPolicy', 'deny', 'shop');

  it('is everything that goes together, whatever its folder', () => {
    expect(scenario({ 'apps/shop/a.yaml': pod, 'policies/b.yaml': deny }).contents).toEqual({ 'kubernetes:.': ['Pod/shop/api', 'NetworkPolicy/shop/deny'] });
  });

  it('ends where two folders declare the same object', () => {
    expect(scenario({ 'east/a.yaml': pod, 'east/p/b.yaml': deny, 'west/a.yaml': pod }).contents).toEqual({
      'kubernetes:east': ['Pod/shop/api', 'NetworkPolicy/shop/deny'],
      'kubernetes:west': ['Pod/shop/api'],
    });
  });

  it('does not end at a namespace that several folders declare', () => {
    const namespace = object('Namespace', 'shop');
    expect(scenario({ 'a/ns.yaml': namespace, 'a/pod.yaml': pod, 'b/ns.yaml': namespace, 'b/deny.yaml': deny }).contents).toEqual({
      'kubernetes:.': ['Namespace/shop', 'Pod/shop/api', 'NetworkPolicy/shop/deny', 'Namespace/shop'],
    });
  });

  it('ends at folders that are named for environments', () => {
    expect(Object.keys(scenario({ 'k8s/dev/a.yaml': pod, 'k8s/prod/b.yaml': deny }).contents)).toEqual(['kubernetes:k8s/dev', 'kubernetes:k8s/prod']);
    expect(Object.keys(scenario({ 'clusters/a/a.yaml': pod, 'clusters/b/b.yaml': deny }).contents)).toEqual(['kubernetes:clusters/a', 'kubernetes:clusters/b']);
    expect(Object.keys(scenario({ 'test-api/a.yaml': pod, 'prod-rules/b.yaml': deny }).contents)).toEqual(['kubernetes:.']);
  });

  it('may have the policies of the folders above', () => {
    const read = scenario({ 'common/deny.yaml': deny, 'common/other.yaml': object('NetworkPolicy', 'x', 'elsewhere'), 'dev/a.yaml': pod, 'prod/a.yaml': pod });
    expect(read.contents).toEqual({
      'kubernetes:.': ['NetworkPolicy/shop/deny', 'NetworkPolicy/elsewhere/x'],
      'kubernetes:dev': ['Pod/shop/api', 'NetworkPolicy/shop/deny?'],
      'kubernetes:prod': ['Pod/shop/api', 'NetworkPolicy/shop/deny?'],
    });
    expect(read.deployment('kubernetes:dev').resources[1]?.existence).toMatchObject({ kind: 'unknown', key: ' goes with dev' });
  });

  it('holds an object once that two files of a folder declare, and says so', () => {
    const read = scenario({ 'a.yaml': deny, 'b.yaml': deny });
    expect(read.contents).toEqual({ 'kubernetes:.': ['NetworkPolicy/shop/deny?', 'NetworkPolicy/shop/deny?'] });
    expect(read.notices.map(({ message }) => message)).toEqual(['NetworkPolicy deny is declared in a.yaml and b.yaml. The one that is applied last counts, and the files do not say which that is.']);
  });

  it('holds the last of an object that one file declares twice', () => {
    const read = scenario({ 'a.yaml': `${deny}spec: {x: 1}\n---\n${deny}spec: {x: 2}\n` });
    expect(read.contents).toEqual({ 'kubernetes:.': ['NetworkPolicy/shop/deny'] });
    expect(read.value('NetworkPolicy/shop/deny', 'spec.x')).toBe('2');
  });
});

describe('a Helm chart', () => {
  const chart = { 'c/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n', 'c/values.yaml': 'apiVersion: x\nkind: y\n' };
  const template = (kind: string, more = ''): string => `{{- if .Values.on }}\napiVersion: v1\nkind: ${kind}\nmetadata:\n  name: {{ .Release.Name }}\n${more}{{- end }}\n`;

  it('is one resource whose namespace is not known', () => {
    const read = scenario({ ...chart, 'c/templates/a.yaml': template('Deployment') });
    expect(read.contents).toEqual({ 'kubernetes:.': ['Chart/shop'] });
    expect(read.value('Chart/shop', 'namespace')).toBe('?(the chart c is not rendered)');
    expect(read.value('Chart/shop', 'bringsPolicies')).toBe('false');
    expect(read.value('Chart/shop', 'remedy')).toBe('"render it with `helm template c | akslint --stdin --stdin-filename x.yaml`"');
    expect(read.place('Chart/shop')).toBe('c/Chart.yaml:2');
    expect(read.errors).toEqual([]);
  });

  it('has the namespaces that its templates write out, and may bring policies', () => {
    const read = scenario({ ...chart, 'c/templates/sub/a.yaml': template('NetworkPolicy', '  namespace: fixed\n'), 'c/templates/b.yaml': template('Service') });
    expect(read.value('Chart/shop', 'namespace')).toBe('"fixed"');
    expect(read.value('Chart/shop', 'bringsPolicies')).toBe('true');
  });

  it('without kinds that matter is nothing, and so is a library', () => {
    expect(scenario({ ...chart, 'c/templates/a.yaml': template('Service') }).deployments).toEqual([]);
    expect(scenario({ 'c/Chart.yaml': 'name: l\ntype: library\n', 'c/templates/a.yaml': template('Pod') }).deployments).toEqual([]);
  });

  it('that brings policies may bring them to the folders below', () => {
    const pod = object('Pod', 'api', 'shop');
    const read = scenario({ ...chart, 'c/templates/a.yaml': template('NetworkPolicy'), 'dev/a.yaml': pod, 'prod/a.yaml': pod });
    expect(read.contents['kubernetes:dev']).toEqual(['Pod/shop/api', 'Chart/shop?']);
  });
});
