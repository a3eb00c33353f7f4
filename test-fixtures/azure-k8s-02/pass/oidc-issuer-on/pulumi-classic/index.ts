import * as azure from '@pulumi/azure';

const group = new azure.core.ResourceGroup('shop');

const cluster = new azure.containerservice.KubernetesCluster('aks', {
  name: 'shop',
  resourceGroupName: group.name,
  oidcIssuerEnabled: true, // expect: oidc-issuer
});
