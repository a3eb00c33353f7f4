import * as azure from '@pulumi/azure';

const group = new azure.core.ResourceGroup('shop');

const cluster = new azure.containerservice.AutomaticCluster('aks', { // expect: private-cluster
  name: 'shop',
  resourceGroupName: group.name,
});
