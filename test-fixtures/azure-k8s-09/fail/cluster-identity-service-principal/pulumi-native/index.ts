import * as containerservice from '@pulumi/azure-native/containerservice';
import * as resources from '@pulumi/azure-native/resources';

const group = new resources.ResourceGroup('shop');

const cluster = new containerservice.ManagedCluster('aks', {
  resourceName: 'shop',
  resourceGroupName: group.name,
  servicePrincipalProfile: {
    clientId: '00000000-0000-0000-0000-000000000001', // expect: cluster-identity
  },
});
