import * as azure from '@pulumi/azure';

const group = new azure.core.ResourceGroup('shop');

const cluster = new azure.containerservice.KubernetesCluster('aks', { // expect: authorized-ip-ranges
  name: 'shop',
  resourceGroupName: group.name,
  privateClusterEnabled: false,
});
