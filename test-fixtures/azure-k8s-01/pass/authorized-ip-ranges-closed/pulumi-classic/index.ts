import * as azure from '@pulumi/azure';

const group = new azure.core.ResourceGroup('shop');

const cluster = new azure.containerservice.KubernetesCluster('aks', {
  name: 'shop',
  resourceGroupName: group.name,
  apiServerAccessProfile: {
    authorizedIpRanges: ['203.0.113.0/24', '0.0.0.0/32'], // expect: authorized-ip-ranges
  },
});
