import * as pulumi from '@pulumi/pulumi';
import * as azure from '@pulumi/azure';

const config = new pulumi.Config();

const kubeletId = config.require('kubelet_id'); // expect: kubelet-identity

const group = new azure.core.ResourceGroup('shop');

const identity = new azure.authorization.UserAssignedIdentity('cluster', { resourceGroupName: group.name });

const cluster = new azure.containerservice.KubernetesCluster('aks', {
  name: 'shop',
  resourceGroupName: group.name,
  identity: {
    type: 'UserAssigned',
    identityIds: [identity.id],
  },
  kubeletIdentity: {
    userAssignedIdentityId: kubeletId,
  },
});
