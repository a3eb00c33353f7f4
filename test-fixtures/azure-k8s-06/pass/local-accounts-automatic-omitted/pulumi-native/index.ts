import * as containerservice from '@pulumi/azure-native/containerservice';
import * as resources from '@pulumi/azure-native/resources';

const group = new resources.ResourceGroup('shop');

const cluster = new containerservice.ManagedCluster('aks', { // expect: local-accounts
  resourceName: 'shop',
  resourceGroupName: group.name,
  sku: {
    name: 'Automatic',
  },
  dnsPrefix: 'shop',
});
