import * as azure from '@pulumi/azure';

const group = new azure.core.ResourceGroup('shop');

const cluster = new azure.containerservice.KubernetesCluster('aks', {
  name: 'shop',
  resourceGroupName: group.name,
  servicePrincipal: { // expect: cluster-identity
    clientId: '00000000-0000-0000-0000-000000000001',
    clientSecret: 'from-the-vault',
  },
});
