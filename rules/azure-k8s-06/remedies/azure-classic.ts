import * as azure from '@pulumi/azure';

new azure.containerservice.KubernetesCluster('main', {
  resourceGroupName: 'rg-shop',
  defaultNodePool: { name: 'system', vmSize: 'Standard_D4s_v5', nodeCount: 3 },
  localAccountDisabled: true,
  azureActiveDirectoryRoleBasedAccessControl: {
    azureRbacEnabled: true,
    adminGroupObjectIds: ['11111111-2222-3333-4444-555555555555'],
  },
});
