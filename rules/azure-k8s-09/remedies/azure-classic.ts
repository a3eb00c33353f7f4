import * as azure from '@pulumi/azure';

const cluster = new azure.authorization.UserAssignedIdentity('cluster', { resourceGroupName: 'rg-shop' });
const kubelet = new azure.authorization.UserAssignedIdentity('kubelet', { resourceGroupName: 'rg-shop' });

new azure.containerservice.KubernetesCluster('main', {
  resourceGroupName: 'rg-shop',
  defaultNodePool: { name: 'system', vmSize: 'Standard_D4s_v5', nodeCount: 3 },
  identity: { type: 'UserAssigned', identityIds: [cluster.id] },
  kubeletIdentity: {
    userAssignedIdentityId: kubelet.id,
    clientId: kubelet.clientId,
    objectId: kubelet.principalId,
  },
});
