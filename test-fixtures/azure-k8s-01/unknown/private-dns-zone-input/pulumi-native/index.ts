import * as containerservice from '@pulumi/azure-native/containerservice';
import * as resources from '@pulumi/azure-native/resources';

const zone = process.env.PRIVATE_DNS_ZONE; // expect: private-dns-zone

const group = new resources.ResourceGroup('shop');

const cluster = new containerservice.ManagedCluster('aks', {
  resourceName: 'shop',
  resourceGroupName: group.name,
  apiServerAccessProfile: {
    enablePrivateCluster: true,
    privateDNSZone: zone,
  },
});
