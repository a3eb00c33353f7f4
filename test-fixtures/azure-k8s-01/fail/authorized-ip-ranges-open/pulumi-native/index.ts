import * as containerservice from '@pulumi/azure-native/containerservice';
import * as resources from '@pulumi/azure-native/resources';

const group = new resources.ResourceGroup('shop');

const cluster = new containerservice.ManagedCluster('aks', {
  resourceName: 'shop',
  resourceGroupName: group.name,
  apiServerAccessProfile: {
    authorizedIPRanges: [
      '203.0.113.0/24',
      '0.0.0.0/0', // expect: authorized-ip-ranges
    ],
  },
});
