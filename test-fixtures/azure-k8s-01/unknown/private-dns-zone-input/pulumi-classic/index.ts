import * as azure from '@pulumi/azure';

const zone = process.env.PRIVATE_DNS_ZONE; // expect: private-dns-zone

const group = new azure.core.ResourceGroup('shop');

const cluster = new azure.containerservice.KubernetesCluster('aks', {
  name: 'shop',
  resourceGroupName: group.name,
  privateClusterEnabled: true,
  privateDnsZoneId: zone,
});
