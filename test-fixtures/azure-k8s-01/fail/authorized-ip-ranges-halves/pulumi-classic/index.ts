import * as azure from '@pulumi/azure';

const group = new azure.core.ResourceGroup('shop');

const cluster = new azure.containerservice.KubernetesCluster('aks', {
  name: 'shop',
  resourceGroupName: group.name,
  apiServerAccessProfile: {
    authorizedIpRanges: ['0.0.0.0/1', '128.0.0.0/1'], // expect: authorized-ip-ranges
  },
});
