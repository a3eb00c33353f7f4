import * as containerservice from '@pulumi/azure-native/containerservice';
import * as keyvault from '@pulumi/azure-native/keyvault';
import * as resources from '@pulumi/azure-native/resources';

const group = new resources.ResourceGroup('shop');

const vault = new keyvault.Vault('kms', {
  resourceGroupName: group.name,
  properties: { tenantId: '00000000-0000-0000-0000-000000000000', sku: { family: 'A', name: 'premium' }, enablePurgeProtection: true, publicNetworkAccess: 'Disabled' },
});

const cluster = new containerservice.ManagedCluster('aks', {
  resourceName: 'shop',
  resourceGroupName: group.name,
  securityProfile: {
    azureKeyVaultKms: {
      enabled: true,
      keyId: 'https://shop.vault.azure.net/keys/etcd/0123456789abcdef', // expect: kms-key
      keyVaultNetworkAccess: 'Private',
      keyVaultResourceId: vault.id,
    },
  },
});
