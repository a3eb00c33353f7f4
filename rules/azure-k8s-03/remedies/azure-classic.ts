import * as azure from '@pulumi/azure';

const identity = new azure.authorization.UserAssignedIdentity('cluster', { resourceGroupName: 'rg-shop' });
const key = new azure.keyvault.Key('etcd', {
  keyVaultId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-shop/providers/Microsoft.KeyVault/vaults/kv-shop-etcd',
  keyType: 'RSA',
  keySize: 2048,
  keyOpts: ['encrypt', 'decrypt'],
});

new azure.containerservice.KubernetesCluster('main', {
  resourceGroupName: 'rg-shop',
  defaultNodePool: { name: 'system', vmSize: 'Standard_D4s_v5', nodeCount: 3 },
  identity: { type: 'UserAssigned', identityIds: [identity.id] },
  apiServerAccessProfile: {
    virtualNetworkIntegrationEnabled: true,
    subnetId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-shop/providers/Microsoft.Network/virtualNetworks/vnet-shop/subnets/api-server',
  },
  keyManagementService: { keyVaultKeyId: key.id, keyVaultNetworkAccess: 'Private' },
});
