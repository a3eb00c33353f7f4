import { describe, expect, it } from 'vitest';
import type { ManagedCluster } from '@akslint/model';
import { adviceOn, cluster, deployment, ref, resource, shown, subjects, type Plain } from '../testing/build.js';

const pulumi = { format: 'pulumi' } as const;

function classic(body: Record<string, Plain>, more = {}): ManagedCluster {
  const [first] = subjects(deployment([resource('azurerm_kubernetes_cluster.main', body, more)], pulumi));
  return first as ManagedCluster;
}

describe('a classic cluster of a Pulumi program', () => {
  it('is read in camel case and labelled so', () => {
    const aks = classic({ privateClusterEnabled: true, apiServerAccessProfile: { authorizedIpRanges: ['10.0.0.0/8'] }, networkProfile: { networkDataPlane: 'cilium' } });
    expect(shown(aks.apiServer.privateCluster)).toBe(true);
    expect(aks.apiServer.authorizedIpRanges.label).toBe('apiServerAccessProfile.authorizedIpRanges');
    expect(shown(aks.network.dataplane)).toBe('cilium');
    expect(aks.entra.managed.label).toBe('azureActiveDirectoryRoleBasedAccessControl');
  });

  it("is not read in Terraform's names", () => {
    expect(shown(classic({ private_cluster_enabled: true }).apiServer.privateCluster)).toBe('false (default)');
    expect(shown(cluster(resource('azurerm_kubernetes_cluster.main', { privateClusterEnabled: true })).apiServer.privateCluster)).toBe('false (default)');
  });

  it('has advice where ignoreChanges lists a property', () => {
    const aks = classic({ privateClusterEnabled: true }, { ignoredChanges: ['privateClusterEnabled'] });
    expect(adviceOn(aks.apiServer.privateCluster)).toEqual(['ignoreChanges lists privateClusterEnabled: a later change of this value is not deployed, and drift stays.']);
  });

  it('has its diagnostic setting by the names of blocks in the plural', () => {
    const main = resource('azurerm_kubernetes_cluster.main', {});
    const logs = resource('azurerm_monitor_diagnostic_setting.logs', { targetResourceId: ref('azurerm_kubernetes_cluster.main', 'id'), enabledLogs: [{ category: 'kube-audit' }] });
    const [aks] = subjects(deployment([main, logs], pulumi)) as [ManagedCluster];
    expect(aks.diagnosticSettings.found.flatMap(({ logs: { entries } }) => entries)).toMatchObject([{ category: { value: 'kube-audit' } }]);
  });
});

it('a cluster of azure-native has advice where ignoreChanges lists a property', () => {
  const aks = resource('Microsoft.ContainerService/managedClusters.aks', { properties: { disableLocalAccounts: true } }, { type: 'Microsoft.ContainerService/managedClusters', ignoredChanges: ['disableLocalAccounts'] });
  const [found] = subjects(deployment([aks], pulumi)) as [ManagedCluster];
  expect(adviceOn(found.entra.localAccountsDisabled)).toEqual(['ignoreChanges lists disableLocalAccounts: a later change of this value is not deployed, and drift stays.']);
});
