import * as pulumi from '@pulumi/pulumi';
import * as azure from '@pulumi/azure';

const config = new pulumi.Config();

const identityType = config.require('identity_type'); // expect: cluster-identity

const group = new azure.core.ResourceGroup('shop');

const identity = new azure.authorization.UserAssignedIdentity('cluster', { resourceGroupName: group.name });

const cluster = new azure.containerservice.KubernetesCluster('aks', {
  name: 'shop',
  resourceGroupName: group.name,
  identity: {
    type: identityType,
    identityIds: [identity.id],
  },
});
