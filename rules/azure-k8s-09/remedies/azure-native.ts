import * as containerservice from '@pulumi/azure-native/containerservice';
import * as managedidentity from '@pulumi/azure-native/managedidentity';

const cluster = new managedidentity.UserAssignedIdentity('cluster', { resourceGroupName: 'rg-shop' });
const kubelet = new managedidentity.UserAssignedIdentity('kubelet', { resourceGroupName: 'rg-shop' });

new containerservice.ManagedCluster('main', {
  resourceGroupName: 'rg-shop',
  identity: { type: containerservice.ResourceIdentityType.UserAssigned, userAssignedIdentities: [cluster.id] },
  identityProfile: {
    kubeletidentity: { resourceId: kubelet.id, clientId: kubelet.clientId, objectId: kubelet.principalId },
  },
});
