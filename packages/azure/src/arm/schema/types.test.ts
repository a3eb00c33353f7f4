import { describe, expect, it } from 'vitest';
import { placesOf, schemaOf, shapeOf } from './types.js';
import { objectTypes } from './types.generated.js';

const clusters = schemaOf('microsoft.containerservice/managedclusters');
if (!clusters) throw new Error('clusters are not checked');
const paths = new Map(placesOf(clusters).map(({ path, property }) => [path.join('.'), property]));

describe('the types of managed clusters', () => {
  it('have the names of the wire, not those of the SDK', () => {
    for (const path of ['enableRBAC', 'aadProfile.enableAzureRBAC', 'aadProfile.adminGroupObjectIDs', 'apiServerAccessProfile.enablePrivateClusterPublicFQDN', 'apiServerAccessProfile.privateDNSZone']) {
      expect([...paths.keys()]).toContain(`properties.${path}`);
    }
    expect(Object.values(objectTypes).join(' ')).not.toMatch(/enableRbac|enableAzureRbac|PublicFqdn\b/);
  });

  it('have every property that a control asks for', () => {
    for (const path of [
      'sku.name',
      'identity.type',
      'identity.userAssignedIdentities',
      'properties.oidcIssuerProfile.enabled',
      'properties.securityProfile.workloadIdentity.enabled',
      'properties.podIdentityProfile.enabled',
      'properties.securityProfile.azureKeyVaultKms.keyVaultNetworkAccess',
      'properties.securityProfile.kubernetesResourceObjectEncryptionProfile.infrastructureEncryption',
      'properties.securityProfile.defender.securityMonitoring.enabled',
      'properties.addonProfiles.azurepolicy.enabled',
      'properties.disableLocalAccounts',
      'properties.networkProfile.podLinkLocalAccess',
      'properties.identityProfile.kubeletidentity.resourceId',
      'properties.servicePrincipalProfile.clientId',
    ]) {
      expect([...paths.keys()]).toContain(path);
    }
  });

  it('have the documented words', () => {
    expect(paths.get('properties.networkProfile.networkPolicy')?.words).toEqual(['none', 'calico', 'azure', 'cilium']);
    expect(paths.get('sku.name')?.words).toEqual(['Base', 'Automatic']);
  });

  it('name only types that are there', () => {
    const named = Object.keys(objectTypes).flatMap((type) => {
      const { properties, others } = shapeOf(type);
      return [...properties.values(), ...(others ? [others] : [])].flatMap(({ holds }) => holds?.type ?? []);
    });
    expect(named.filter((type) => objectTypes[type] === undefined)).toEqual([]);
  });
});
