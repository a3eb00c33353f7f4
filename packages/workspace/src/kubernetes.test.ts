import { describe, expect, it } from 'vitest';
import { lint } from './lint.js';
import type { LintRequest, LintResult } from './result.js';
import { MemoryDisk, type MemoryEntry } from './testing/memory-disk.js';

async function linted(entries: Readonly<Record<string, MemoryEntry>>, more: Partial<LintRequest> = {}): Promise<LintResult> {
  const disk = new MemoryDisk({ '/repo/.git/HEAD': '', ...entries });
  return lint({ cwd: '/repo', targets: ['.'], varFiles: [], variables: [], parameterFiles: [], stacks: [], environment: {}, only: [], skip: [], allowEmpty: false, today: '2026-07-01', disk, ...more });
}

const namespace = (name: string): string => `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${name}\n`;
const deny = (name: string): string => `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: deny\n  namespace: ${name}\nspec:\n  podSelector: {}\n  policyTypes: [Ingress, Egress]\n`;
const cluster = (name: string): string => `resource "azurerm_kubernetes_cluster" "${name}" {\n  name = "${name}"\n  network_profile {\n    network_policy     = "cilium"\n    network_data_plane = "cilium"\n  }\n}\n`;

function verdicts({ subjects }: LintResult, requirement: string): readonly string[] {
  return subjects.flatMap(({ controls, subject }) => controls.flatMap(({ requirements }) => requirements.filter(({ id }) => id === requirement).map(({ verdict }) => `${subject.address} ${verdict}`)));
}

describe('manifests in a scan', () => {
  it('belong to the only cluster of the scan', async () => {
    const result = await linted({ '/repo/infra/main.tf': cluster('a'), '/repo/k8s/ns.yaml': namespace('shop'), '/repo/policies/deny.yaml': deny('shop') });
    expect(verdicts(result, 'default-deny')).toEqual(['azurerm_kubernetes_cluster.a pass']);
    expect(verdicts(result, 'imds-egress')).toEqual(['azurerm_kubernetes_cluster.a pass']);
    expect(result.files).toEqual(['infra/main.tf', 'k8s/ns.yaml', 'policies/deny.yaml']);
  });

  it('stand by themselves with several clusters, which then stay undecided', async () => {
    const result = await linted({ '/repo/infra/main.tf': cluster('a') + cluster('b'), '/repo/k8s/ns.yaml': namespace('shop') });
    expect(verdicts(result, 'default-deny')).toEqual(['azurerm_kubernetes_cluster.a unknown', 'azurerm_kubernetes_cluster.b unknown', 'Namespace/shop fail']);
  });

  it('stand by themselves without a cluster', async () => {
    expect(verdicts(await linted({ '/repo/k8s/ns.yaml': namespace('shop') }), 'default-deny')).toEqual(['Namespace/shop fail']);
  });

  it('may be named one by one, or by kustomization', async () => {
    const entries = { '/repo/k/a.yaml': namespace('a'), '/repo/k/b.yml': namespace('b'), '/repo/k/kustomization.yaml': 'resources: [a.yaml]\n', '/repo/k/x.json': '{}' };
    const named = async (...targets: readonly string[]): Promise<readonly string[]> => verdicts(await linted(entries, { targets }), 'default-deny');
    expect(await named('k/b.yml')).toEqual(['Namespace/b fail']);
    expect(await named('k/kustomization.yaml')).toEqual(['Namespace/a fail']);
    expect((await linted(entries, { targets: ['k/x.json'] })).notices[0]?.message).toMatch(/^This JSON is no deployment template/);
  });

  it('leave other files alone, however bad those are', async () => {
    const result = await linted({
      '/repo/a.yaml': namespace('a'),
      '/repo/image.json': new Uint8Array([0, 1, 2]),
      '/repo/secret.yaml': { fails: 'EACCES' },
      '/repo/large.yaml': new Uint8Array(11 * 1024 * 1024).fill(0x61),
      '/repo/.github/workflows/ci.yml': 'on: push\n',
    });
    expect(result.errors).toEqual([]);
    expect(result.files).toEqual(['a.yaml']);
  });
});

describe('standard input', () => {
  const stdin = (filename: string, text: string, ...targets: readonly string[]): Partial<LintRequest> => ({
    targets: [...targets, filename],
    overlay: new Map([[`/repo/${filename}`, () => new TextEncoder().encode(text)]]),
  });

  it('is a file of its name, alone or beside others', async () => {
    const entries = { '/repo/k/ns.yaml': namespace('shop') };
    expect(verdicts(await linted(entries, stdin('x.yaml', namespace('other'))), 'default-deny')).toEqual(['Namespace/other fail']);
    expect(verdicts(await linted(entries, stdin('x.yaml', deny('shop'), 'k')), 'default-deny')).toEqual(['Namespace/shop pass']);
    expect(verdicts(await linted(entries, stdin('gone/x.yaml', namespace('far'))), 'default-deny')).toEqual(['Namespace/far fail']);
  });

  it('stands for a file that is there, a Terraform module too', async () => {
    const result = await linted({ '/repo/main.tf': cluster('old'), '/repo/more.tf': 'locals {}\n' }, stdin('main.tf', cluster('new')));
    expect(result.subjects.map(({ subject }) => subject.name)).toEqual(['new']);
    expect(result.files).toEqual(['main.tf', 'more.tf']);
  });
});

describe('a plan in a scan', () => {
  const plan = (values: object): string =>
    JSON.stringify({ format_version: '1.2', planned_values: { root_module: { resources: [{ address: 'azurerm_kubernetes_cluster.a', mode: 'managed', type: 'azurerm_kubernetes_cluster', name: 'a', values }] } } });
  const values = { name: 'a', network_profile: [{ network_policy: 'cilium', network_data_plane: 'cilium' }] };

  it('takes the place of the configuration beside it, for its namespaces too', async () => {
    const result = await linted({ '/repo/main.tf': cluster('a'), '/repo/plan.json': plan(values), '/repo/k/ns.yaml': namespace('shop') });
    expect(result.subjects.map(({ subject }) => [subject.format, subject.variant])).toEqual([['terraform-plan', 'plan.json']]);
    expect(verdicts(result, 'default-deny')).toEqual(['azurerm_kubernetes_cluster.a fail']);
  });

  it('may be larger than other files', async () => {
    const result = await linted({ '/repo/plan.json': plan({ ...values, text: 'x'.repeat(12_000_000) }) });
    expect(result.errors).toEqual([]);
    expect(result.subjects).toHaveLength(1);
  });

  it('keeps what is sensitive out of the texts that reports show', async () => {
    const text = JSON.stringify({ format_version: '1.2', planned_values: { root_module: { resources: [{ address: 'a.b', mode: 'managed', type: 'a', name: 'b', values: { x: 'hunter2' }, sensitive_values: { x: true } }] } } });
    const result = await linted({ '/repo/plan.json': text });
    expect(result.sources.read('plan.json')).not.toContain('hunter2');
  });
});
