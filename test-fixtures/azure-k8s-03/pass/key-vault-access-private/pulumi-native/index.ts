import * as containerservice from '@pulumi/azure-native/containerservice';
import * as resources from '@pulumi/azure-native/resources';

const group = new resources.ResourceGroup('shop');

const cluster = new containerservice.ManagedCluster('aks', {
  resourceName: 'shop',
  resourceGroupName: group.name,
  securityProfile: {
    azureKeyVaultKms: {
      enabled: true,
      keyId: 'https://shop.vault.azure.net/keys/etcd/0123456789abcdef',
      keyVaultNetworkAccess: 'Private', // expect: key-vault-access
    },
  },
});
