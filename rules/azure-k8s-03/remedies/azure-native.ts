import * as containerservice from '@pulumi/azure-native/containerservice';
import * as keyvault from '@pulumi/azure-native/keyvault';
import * as managedidentity from '@pulumi/azure-native/managedidentity';

const identity = new managedidentity.UserAssignedIdentity('cluster', { resourceGroupName: 'rg-shop' });
const key = new keyvault.Key('etcd', {
  resourceGroupName: 'rg-shop',
  vaultName: 'kv-shop-etcd',
  properties: { kty: keyvault.JsonWebKeyType.RSA, keySize: 2048, keyOps: ['encrypt', 'decrypt'] },
});

new containerservice.ManagedCluster('main', {
  resourceGroupName: 'rg-shop',
  identity: { type: containerservice.ResourceIdentityType.UserAssigned, userAssignedIdentities: [identity.id] },
  apiServerAccessProfile: {
    enableVnetIntegration: true,
    subnetId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-shop/providers/Microsoft.Network/virtualNetworks/vnet-shop/subnets/api-server',
  },
  securityProfile: {
    azureKeyVaultKms: {
      enabled: true,
      keyId: key.keyUriWithVersion,
      keyVaultNetworkAccess: containerservice.KeyVaultNetworkAccessTypes.Private,
      keyVaultResourceId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-shop/providers/Microsoft.KeyVault/vaults/kv-shop-etcd',
    },
  },
});
