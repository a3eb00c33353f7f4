import * as azure from '@pulumi/azure';

const group = new azure.core.ResourceGroup('shop');

const cluster = new azure.containerservice.KubernetesCluster('aks', {
  name: 'shop',
  resourceGroupName: group.name,
});

new azure.containerservice.ClusterDeploymentSafeguard('safeguards', {
  kubernetesClusterId: cluster.id,
  level: 'Enforce',
  podSecurityStandardsLevel: 'Restricted', // expect: pod-security-initiative
});
