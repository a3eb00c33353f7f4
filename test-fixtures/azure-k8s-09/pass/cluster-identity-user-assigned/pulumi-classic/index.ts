import * as azure from '@pulumi/azure';

const group = new azure.core.ResourceGroup('shop');

const identity = new azure.authorization.UserAssignedIdentity('cluster', { resourceGroupName: group.name });

const cluster = new azure.containerservice.KubernetesCluster('aks', {
  name: 'shop',
  resourceGroupName: group.name,
  identity: {
    type: 'UserAssigned', // expect: cluster-identity
    identityIds: [identity.id],
  },
});
