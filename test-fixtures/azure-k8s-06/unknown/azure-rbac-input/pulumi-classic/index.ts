import * as pulumi from '@pulumi/pulumi';
import * as azure from '@pulumi/azure';

const config = new pulumi.Config();

const rbac = config.requireBoolean('rbac'); // expect: azure-rbac

const group = new azure.core.ResourceGroup('shop');

const cluster = new azure.containerservice.KubernetesCluster('aks', {
  name: 'shop',
  resourceGroupName: group.name,
  azureActiveDirectoryRoleBasedAccessControl: {
    azureRbacEnabled: rbac,
  },
});
