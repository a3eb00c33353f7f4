import * as azure from '@pulumi/azure';

const group = new azure.core.ResourceGroup('shop');

const cluster = new azure.containerservice.AutomaticCluster('aks', { // expect: workload-identity
  name: 'shop',
  resourceGroupName: group.name,
});
