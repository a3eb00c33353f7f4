import * as pulumi from '@pulumi/pulumi';
import * as containerservice from '@pulumi/azure-native/containerservice';
import * as resources from '@pulumi/azure-native/resources';

const config = new pulumi.Config();
const kms = config.requireBoolean('kms'); // expect: kms-key

const group = new resources.ResourceGroup('shop');

const cluster = new containerservice.ManagedCluster('aks', {
  resourceName: 'shop',
  resourceGroupName: group.name,
  securityProfile: {
    azureKeyVaultKms: {
      enabled: kms,
      keyId: 'https://shop.vault.azure.net/keys/etcd/0123456789abcdef',
    },
  },
});
