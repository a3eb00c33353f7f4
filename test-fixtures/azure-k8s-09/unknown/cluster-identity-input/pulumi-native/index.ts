import * as pulumi from '@pulumi/pulumi';
import * as containerservice from '@pulumi/azure-native/containerservice';
import * as managedidentity from '@pulumi/azure-native/managedidentity';
import * as resources from '@pulumi/azure-native/resources';

const config = new pulumi.Config();
const identityType = config.require('identity_type'); // expect: cluster-identity

const group = new resources.ResourceGroup('shop');

const identity = new managedidentity.UserAssignedIdentity('cluster', { resourceGroupName: group.name });

const cluster = new containerservice.ManagedCluster('aks', {
  resourceName: 'shop',
  resourceGroupName: group.name,
  identity: {
    type: identityType,
    userAssignedIdentities: [identity.id],
  },
  dnsPrefix: 'shop',
});
