import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Value } from '@akslint/model';
import { scenario } from '../testing/scenario.js';

const objects = `apiVersion: v1
kind: Namespace
metadata: {name: shop}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: api, namespace: shop}
spec:
  template:
    metadata: {labels: {app: api}}
    spec: {hostNetwork: false}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: deny}
spec:
  podSelector: {}
  ingress: [{from: [{podSelector: {}}]}]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: some}
spec:
  podSelector: {matchLabels: {app: api}}
  policyTypes: [Egress]
---
apiVersion: batch/v1
kind: CronJob
metadata: {name: tick}
spec: {schedule: "* * * * *", jobTemplate: {spec: {template: {spec: {restartPolicy: Never}}}}}
`;

const builds: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['namespace, names and labels', { 'kustomization.yaml': 'resources: [base]\nnamespace: prod\nnamePrefix: a-\nnameSuffix: -z\nlabels: [{pairs: {l: one}}, {pairs: {t: two}, includeTemplates: true}, {pairs: {s: three}, includeSelectors: true}]\n' }],
  ['common labels and annotations', { 'kustomization.yaml': 'resources: [base]\ncommonLabels: {team: x}\ncommonAnnotations: {an: q}\n' }],
  ['strategic merge', { 'kustomization.yaml': 'resources: [base]\npatches:\n  - path: p.yaml\n', 'p.yaml': 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: deny}\nspec: {ingress: [], policyTypes: [Ingress, Egress]}\n' }],
  ['null removes', { 'kustomization.yaml': 'resources: [base]\npatches:\n  - path: p.yaml\n', 'p.yaml': 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: deny}\nspec: {ingress: null}\n' }],
  ['JSON patches', { 'kustomization.yaml': 'resources: [base]\nnamespace: prod\npatches:\n  - target: {kind: NetworkPolicy, name: "some|other"}\n    patch: |-\n      - {op: add, path: /spec/policyTypes/0, value: Ingress}\n      - {op: add, path: /metadata/labels, value: {a: b}}\n' }],
  ['overlay of an overlay', { 'kustomization.yaml': 'resources: [mid]\nnamePrefix: top-\npatches:\n  - patch: |-\n      apiVersion: networking.k8s.io/v1\n      kind: NetworkPolicy\n      metadata: {name: mid-deny}\n      spec: {policyTypes: [Egress]}\n', 'mid/kustomization.yaml': 'resources: [../base]\nnamePrefix: mid-\n' }],
  ['a component', { 'kustomization.yaml': 'resources: [base]\ncomponents: [c]\nnamespace: late\n', 'c/kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\npatches:\n  - target: {kind: NetworkPolicy}\n    patch: |-\n      - {op: add, path: /spec/policyTypes, value: [Egress]}\n' }],
];

/** What Kustomize makes of each; `AKSLINT_RECORD=1 npx vitest run packages/parser-kubernetes` writes it anew with kubectl. */
const recordFile = new URL('./recorded-builds.json', import.meta.url);
const recorded = new Map<string, string>(process.env['AKSLINT_RECORD'] === '1' ? record() : Object.entries(JSON.parse(readFileSync(recordFile, 'utf8')) as Record<string, string>));

describe('what a kustomization comes to is what Kustomize makes of it', () => {
  it.each(builds)('%s', (name, files) => {
    const ours = scenario(completed(files)).deployment().resources.map(({ body }) => plain(body));
    const theirs = scenario({ 'built.yaml': recorded.get(name) ?? '' }).deployment().resources.map(({ body }) => plain(body));
    expect(sorted(ours)).toEqual(sorted(theirs));
  });
});

function completed(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return { 'base/kustomization.yaml': 'resources: [objects.yaml]\n', 'base/objects.yaml': objects, ...files };
}

function record(): readonly (readonly [string, string])[] {
  const made = builds.map(([name, files]) => [name, builtByKustomize(completed(files))] as const);
  writeFileSync(recordFile, `${JSON.stringify(Object.fromEntries(made), null, 2)}\n`);
  return made;
}

function builtByKustomize(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'akslint-kustomize-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
    }
    const { status, stderr, stdout } = spawnSync('kubectl', ['kustomize', root], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return stdout;
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** What decides something: namespaces, labels of pods, and policies; selectors of workloads are the API server's matter. */
function plain(value: Value): unknown {
  switch (value.kind) {
    case 'scalar':
      return value.value;
    case 'list':
      return value.items.map(plain);
    case 'object': {
      const entries = [...value.entries.keys()].sort().map((key) => [key, value.entries.get(key)] as const);
      return Object.fromEntries(entries.filter(([key]) => key !== 'selector' && key !== 'jobTemplate').map(([key, inner]) => [key, inner && plain(inner)]));
    }
    case 'unknown':
    case 'reference':
    case 'choice':
      return value.kind;
  }
}

function sorted(values: readonly unknown[]): readonly string[] {
  return values.map((value) => JSON.stringify(value, null, 1)).sort();
}
