import * as azure from '@pulumi/azure';

new azure.containerservice.KubernetesCluster('main', {
  resourceGroupName: 'rg-shop',
  defaultNodePool: { name: 'system', vmSize: 'Standard_D4s_v5', nodeCount: 3 },
  privateClusterEnabled: true,
  privateClusterPublicFqdnEnabled: false,
  privateDnsZoneId: 'System',
});
