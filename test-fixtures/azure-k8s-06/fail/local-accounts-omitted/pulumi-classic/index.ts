import * as azure from '@pulumi/azure';

const group = new azure.core.ResourceGroup('shop');

const cluster = new azure.containerservice.KubernetesCluster('aks', { // expect: local-accounts
  name: 'shop',
  resourceGroupName: group.name,
});
