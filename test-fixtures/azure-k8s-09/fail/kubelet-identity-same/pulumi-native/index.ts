import * as containerservice from '@pulumi/azure-native/containerservice';
import * as managedidentity from '@pulumi/azure-native/managedidentity';
import * as resources from '@pulumi/azure-native/resources';

const group = new resources.ResourceGroup('shop');

const identity = new managedidentity.UserAssignedIdentity('cluster', { resourceGroupName: group.name });

const cluster = new containerservice.ManagedCluster('aks', {
  resourceName: 'shop',
  resourceGroupName: group.name,
  identity: {
    type: 'UserAssigned',
    userAssignedIdentities: [identity.id],
  },
  identityProfile: {
    kubeletidentity: {
      resourceId: identity.id, // expect: kubelet-identity
    },
  },
});
