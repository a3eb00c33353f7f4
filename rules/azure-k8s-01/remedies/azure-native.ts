import * as containerservice from '@pulumi/azure-native/containerservice';

new containerservice.ManagedCluster('main', {
  resourceGroupName: 'rg-shop',
  apiServerAccessProfile: {
    enablePrivateCluster: true,
    enablePrivateClusterPublicFQDN: false,
    privateDNSZone: 'system',
  },
});
