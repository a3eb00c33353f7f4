import * as azure from '@pulumi/azure';

const group = new azure.core.ResourceGroup('shop');

const cluster = new azure.containerservice.KubernetesCluster('aks', {
  name: 'shop',
  resourceGroupName: group.name,
});

new azure.core.ResourcePolicyAssignment('pod-security', {
  resourceId: cluster.id,
  policyDefinitionId: '/providers/Microsoft.Authorization/policySetDefinitions/a8640138-9b0a-4a28-b8cb-1666c838647d', // expect: pod-security-initiative
  parameters: JSON.stringify({ effect: { value: 'deny' } }),
});
