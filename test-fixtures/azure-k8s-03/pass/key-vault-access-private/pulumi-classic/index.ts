import * as azure from '@pulumi/azure';

const group = new azure.core.ResourceGroup('shop');

const cluster = new azure.containerservice.KubernetesCluster('aks', {
  name: 'shop',
  resourceGroupName: group.name,
  keyManagementService: {
    keyVaultKeyId: 'https://shop.vault.azure.net/keys/etcd/0123456789abcdef',
    keyVaultNetworkAccess: 'Private', // expect: key-vault-access
  },
});
