import { describe, expect, it } from 'vitest';
import { cluster, resource, shown, type Plain } from '../testing/build.js';

const automatic = (body: Record<string, Plain> = {}) => cluster(resource('azurerm_kubernetes_automatic_cluster.main', body));

describe('azurerm_kubernetes_automatic_cluster', () => {
  it('is Automatic, and public unless asked otherwise', () => {
    expect(shown(automatic().mode)).toBe('Automatic');
    expect(shown(automatic().apiServer.privateCluster)).toBe('false (default)');
  });

  it('is private by an empty block', () => {
    const { apiServer } = automatic({ private_cluster: [{}], api_server_access: [{ authorized_ip_ranges: ['1.2.3.4/32'] }] });
    expect(shown(apiServer.privateCluster)).toBe(true);
    expect(shown(apiServer.privateDnsZone)).toBe('system (default)');
    expect(shown(apiServer.privateClusterPublicFqdn)).toBe('false (default)');
    expect(shown(apiServer.authorizedIpRanges)).toEqual(['1.2.3.4/32']);
  });

  it('has what Automatic presets', () => {
    const { oidcIssuer, workloadIdentity, azurePolicyAddon, entra, network } = automatic();
    const presets = [oidcIssuer, workloadIdentity, azurePolicyAddon, entra.managed, entra.azureRbac, entra.localAccountsDisabled];
    expect(presets.map(shown)).toEqual(presets.map(() => 'true (default)'));
    expect(shown(network.policy)).toBe('cilium (default)');
  });

  it('cannot say what the type has no argument for', () => {
    expect(shown(automatic().kms.enabled)).toBe('unknown: azurerm_kubernetes_automatic_cluster has no argument for KMS encryption (default)');
    expect(shown(automatic().kms.keyVaultAccess)).toMatch(/^unknown/);
    expect(shown(automatic().defenderProfile)).toBe('unknown: azurerm_kubernetes_automatic_cluster has no argument for the Defender profile (default)');
  });

  it('takes a patch for what it cannot say', () => {
    const patch = resource('azapi_update_resource.kms', {
      type: 'Microsoft.ContainerService/managedClusters@2025-07-01',
      resource_id: '/subscriptions/s/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/auto',
      body: { properties: { securityProfile: { azureKeyVaultKms: { enabled: true, keyId: 'k', keyVaultNetworkAccess: 'Private' } } } },
    });
    const { kms } = cluster(resource('azurerm_kubernetes_automatic_cluster.main', { name: 'auto', resource_group_name: 'RG' }), patch);
    expect(shown(kms.enabled)).toBe(true);
    expect(shown(kms.keyVaultAccess)).toBe('Private');
    expect(kms.enabled.label).toBe('securityProfile.azureKeyVaultKms.enabled');
  });

  it('reads its identity', () => {
    const { identity } = automatic({ identity: [{ type: 'userassigned', identity_ids: ['id'] }] });
    expect(shown(identity.type)).toBe('UserAssigned');
    expect(shown(identity.ids)).toEqual(['id']);
  });
});
