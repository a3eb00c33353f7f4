import { describe, expect, it } from 'vitest';
import type { DiagnosticSetting, ManagedCluster, Resource, Subject } from '@akslint/model';
import {
  arm,
  azurerm,
  azurerm4,
  cluster,
  clusters,
  deployment,
  noValue,
  oneOf,
  openList,
  ref,
  resource,
  shown,
  shownValue,
  subjects,
  undecided,
  unreadModule,
  type More,
  type Plain,
} from '../testing/build.js';

const aks = resource('azurerm_kubernetes_cluster.main', { name: 'prod', resource_group_name: 'rg' });
const id = ref('azurerm_kubernetes_cluster.main', 'id');
const audit = [{ category: 'kube-audit' }];
const setting = (body: Record<string, Plain>, more: More = {}) =>
  resource('azurerm_monitor_diagnostic_setting.logs', { name: 'logs', target_resource_id: id, ...body }, more);

const found = (...resources: readonly Resource[]): readonly DiagnosticSetting[] => cluster(...resources).diagnosticSettings.found;
const entries = (one: DiagnosticSetting | undefined): unknown =>
  one?.logs.entries.map(({ category, group, enabled }) => [shownValue(category), shownValue(group), shownValue(enabled)]);

describe('what a diagnostic setting collects', () => {
  it('enables each enabled_log, by category or by group', () => {
    const [one] = found(aks, setting({ enabled_log: [{ category: 'kube-audit' }, { category_group: 'allLogs' }], log_analytics_workspace_id: ref('w', 'id') }));
    expect(entries(one)).toEqual([
      ['kube-audit', null, true],
      [null, 'allLogs', true],
    ]);
    expect(one && shown(one.workspace)).toBe('w.id');
    expect(one && shown(one.otherSink)).toBe(false);
    expect(one?.name).toBe('logs');
  });

  it('reads the log block of 3.x, which is enabled unless it says otherwise', () => {
    const [one] = found(aks, setting({ log: [{ category: 'kube-audit' }, { category: 'guard', enabled: false }] }));
    expect(entries(one)).toEqual([
      ['kube-audit', null, 'true (default)'],
      ['guard', null, false],
    ]);
  });

  it('says that 4.0 removed the log block', () => {
    const [four] = found(aks, setting({ log: [{ category: 'kube-audit' }] }));
    expect(four?.workspace.value.advice).toEqual(['azurerm 4.0 removed the log block, so this version refuses it; write enabled_log.']);
    const [subject] = subjects(deployment([aks, setting({ log: [{ category: 'kube-audit' }] })], azurerm([3, 0, 0], [4, 0, 0])));
    expect((subject as ManagedCluster).diagnosticSettings.found[0]?.workspace.value.advice).toBeUndefined();
  });

  it('has no workspace when none is written, and knows another sink', () => {
    const [one] = found(aks, setting({ enabled_log: audit, storage_account_id: ref('s', 'id') }));
    expect(one && shown(one.workspace)).toBe('null (default)');
    expect(one && shown(one.otherSink)).toBe(true);
    expect(one?.otherSink.label).toBe('storage_account_id');
    const [perhaps] = found(aks, setting({ eventhub_name: undecided() }));
    expect(perhaps && shown(perhaps.otherSink)).toBe('unknown: variable "x" has no value');
  });

  it('is open when more may be collected', () => {
    const [one] = found(aks, setting({ enabled_log: openList({ category: 'kube-audit' }) }));
    expect(entries(one)).toEqual([['kube-audit', null, true]]);
    expect(one?.logs.open).toEqual(noValue);
    const [hidden] = found(aks, setting({ enabled_log: undecided() }));
    expect(hidden?.logs).toMatchObject({ entries: [], open: noValue });
  });

  it('enables an entry in those worlds in which the list in force holds it', () => {
    const all = { key: 'var.full', is: true };
    const few = { key: 'var.full', is: false };
    const [one] = found(aks, setting({ enabled_log: oneOf([[{ category: 'kube-audit' }, { category: 'guard' }], all], [[{ category: 'kube-audit' }], few]) }));
    expect(entries(one)).toEqual([
      ['kube-audit', null, true],
      ['guard', null, { oneOf: [true, false] }],
    ]);
  });

  it('does not count an ARM entry without `enabled`', () => {
    const inArm = arm('Microsoft.Insights/diagnosticSettings@2021-05-01-preview', 'd', {
      properties: { workspaceId: 'w', logs: [{ category: 'kube-audit', enabled: true }, { categoryGroup: 'allLogs' }] },
    }, { parent: id });
    const [one] = found(aks, inArm);
    expect(entries(one)).toEqual([
      ['kube-audit', null, true],
      [null, 'allLogs', 'false (default)'],
    ]);
    expect(one?.logs.entries[1]?.enabled.advice).toEqual(['The log entry has no "enabled", so it collects nothing; write enabled: true.']);
    expect(one && shown(one.workspace)).toBe('w');
  });
});

describe('which cluster a diagnostic setting belongs to', () => {
  const other = resource('azurerm_kubernetes_cluster.other', { name: 'other', resource_group_name: 'rg' });
  const counts = (target: Plain): unknown =>
    clusters(aks, other, setting({ target_resource_id: target, enabled_log: audit })).map(({ diagnosticSettings: { found: all, mayBeMore } }) => [all.length, mayBeMore !== undefined]);
  const literal = (name: string, group = 'rg') => `/subscriptions/s/resourcegroups/${group}/providers/Microsoft.ContainerService/managedClusters/${name}`;

  it('follows a reference to its id', () => {
    expect(counts(id)).toEqual([[1, false], [0, false]]);
  });

  it('compares a literal id by equal names, without case', () => {
    expect(counts(literal('PROD', 'RG'))).toEqual([[1, false], [0, false]]);
    expect(counts(literal('third'))).toEqual([[0, false], [0, false]]);
    expect(counts(literal('prod', 'another'))).toEqual([[0, false], [0, false]]);
  });

  it('leaves a setting of something else alone', () => {
    expect(counts(ref('azurerm_key_vault.v', 'id'))).toEqual([[0, true], [0, true]]);
    const vault = resource('azurerm_key_vault.v', {});
    const withVault = cluster(aks, vault, setting({ target_resource_id: ref('azurerm_key_vault.v', 'id'), enabled_log: audit }));
    expect(withVault.diagnosticSettings).toEqual({ found: [] });
    expect(counts('/subscriptions/s/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/v')).toEqual([[0, false], [0, false]]);
  });

  it('may be on every cluster of its deployment when its target cannot be told', () => {
    expect(counts(undecided())).toEqual([[0, true], [0, true]]);
  });

  it('is no cluster\'s when it collects what no cluster has, though its target cannot be told', () => {
    const unrelated = setting({ target_resource_id: undecided(), enabled_log: [{ category: 'AuditEvent' }] });
    expect(cluster(aks, unrelated).diagnosticSettings).toEqual({ found: [] });
  });

  it('is there in the worlds in which its target is the cluster', () => {
    const yes = { key: 'v', is: true };
    const no = { key: 'v', is: false };
    const target = oneOf([id, yes], [ref('azurerm_kubernetes_cluster.other', 'id'), no]);
    const [first, second] = clusters(aks, other, setting({ target_resource_id: target, enabled_log: audit }));
    expect(shownValue(first!.diagnosticSettings.found[0]!.existence)).toEqual({ oneOf: [true, false] });
    expect(shownValue(second!.diagnosticSettings.found[0]!.existence)).toEqual({ oneOf: [false, true] });
  });

  it('keeps the condition that it exists under', () => {
    const [one] = found(aks, setting({ enabled_log: audit }, { existence: undecided({ key: 'k' }) }));
    expect(one?.existence).toMatchObject({ kind: 'unknown', key: 'k' });
  });

  it('goes through a data source that names the cluster', () => {
    const data = (body: Record<string, Plain>) => resource('data.azurerm_kubernetes_cluster.x', body);
    const through = setting({ target_resource_id: ref('data.azurerm_kubernetes_cluster.x', 'id'), enabled_log: audit });
    expect(found(aks, data({ name: 'prod', resource_group_name: 'rg' }), through)).toHaveLength(1);
    expect(cluster(aks, data({ name: 'second', resource_group_name: 'rg' }), through).diagnosticSettings).toEqual({ found: [] });
    expect(cluster(aks, data({ name: undecided(), resource_group_name: 'rg' }), through).diagnosticSettings.mayBeMore).toBeDefined();
  });

  it('takes a nested ARM name for the cluster of its deployment', () => {
    const cluster1 = arm('Microsoft.ContainerService/managedClusters@2024-09-01', 'aks1', {});
    const nested = arm('Microsoft.ContainerService/managedClusters/providers/diagnosticSettings@2021-05-01-preview', 'aks1/Microsoft.Insights/logs', {
      properties: { logs: [{ category: 'kube-audit', enabled: true }] },
    });
    expect(found(cluster1, nested)).toHaveLength(1);
  });

  it('joins a literal id across deployments', () => {
    const apart = deployment([setting({ target_resource_id: literal('prod'), enabled_log: audit })], { id: 'monitoring' });
    const all = subjects(deployment([aks], azurerm4), apart);
    expect(all.map(({ kind }) => kind)).toEqual(['ManagedCluster']);
    expect((all[0] as ManagedCluster).diagnosticSettings.found).toHaveLength(1);
  });
});

describe('whether there may be more', () => {
  const more = (extra: Parameters<typeof deployment>[1]) => {
    const [first] = subjects(deployment([aks], { ...azurerm4, ...extra }));
    return (first as ManagedCluster).diagnosticSettings.mayBeMore?.text;
  };

  it('is certain that there is none in a deployment that was read whole', () => {
    expect(more({})).toBeUndefined();
  });

  it('is not certain beside a file that could not be read', () => {
    expect(more({ incomplete: { text: 'logs.tf cannot be parsed' } })).toBe('logs.tf cannot be parsed');
  });

  it('is not certain when a module that is not there is given the cluster', () => {
    expect(more({ unreadModules: [unreadModule('acme/diagnostics/azurerm', { targets: [{ id }] })] })).toBe(
      'module.aks is given the cluster and cannot be read: module acme/diagnostics/azurerm is not downloaded',
    );
    expect(more({ unreadModules: [unreadModule('acme/diagnostics/azurerm', { name: 'x' })] })).toBeUndefined();
  });

  it('is not certain when an azapi resource of an unknown type is attached to the cluster', () => {
    const riddle = resource('azapi_resource.r', { type: undecided(), parent_id: id });
    expect(cluster(aks, riddle).diagnosticSettings.mayBeMore?.text).toBe('the type of azapi_resource.r is not known: variable "x" has no value');
  });
});

describe('a diagnostic setting without its cluster', () => {
  const kinds = (...resources: readonly ReturnType<typeof setting>[]): readonly Subject['kind'][] =>
    subjects(deployment(resources)).map(({ kind }) => kind);

  it('is a subject with the logs of a cluster on an unknown target', () => {
    expect(kinds(setting({ target_resource_id: undecided(), enabled_log: audit }))).toEqual(['DiagnosticSetting']);
    expect(kinds(setting({ target_resource_id: undecided(), enabled_log: [{ category: 'AuditEvent' }] }))).toEqual([]);
  });

  it('is a subject on a cluster that is not in the scan', () => {
    const data = resource('data.azurerm_kubernetes_cluster.x', { name: 'x' });
    expect(kinds(data, setting({ target_resource_id: ref('data.azurerm_kubernetes_cluster.x', 'id') }))).toEqual(['DiagnosticSetting']);
    expect(kinds(setting({ target_resource_id: '/subscriptions/s/resourceGroups/r/providers/Microsoft.ContainerService/managedClusters/x' }))).toEqual(['DiagnosticSetting']);
    expect(kinds(setting({ target_resource_id: '/subscriptions/s/resourceGroups/r/providers/Microsoft.KeyVault/vaults/x', enabled_log: audit }))).toEqual([]);
  });
});
