import * as azure from '@pulumi/azure';

const group = new azure.core.ResourceGroup('shop');

const vault = new azure.keyvault.KeyVault('kms', {
  resourceGroupName: group.name,
  tenantId: '00000000-0000-0000-0000-000000000000',
  skuName: 'premium',
  purgeProtectionEnabled: true,
  publicNetworkAccessEnabled: false,
});

const key = new azure.keyvault.Key('etcd', { keyVaultId: vault.id, keyType: 'RSA', keyOpts: ['encrypt', 'decrypt'] });

const cluster = new azure.containerservice.KubernetesCluster('aks', {
  name: 'shop',
  resourceGroupName: group.name,
  keyManagementService: {
    keyVaultKeyId: key.id, // expect: kms-key
    keyVaultNetworkAccess: 'Private',
  },
});
