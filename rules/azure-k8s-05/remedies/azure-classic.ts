import * as azure from '@pulumi/azure';

const cluster = new azure.containerservice.KubernetesCluster('main', {
  resourceGroupName: 'rg-shop',
  defaultNodePool: { name: 'system', vmSize: 'Standard_D4s_v5', nodeCount: 3 },
  azurePolicyEnabled: true,
});

new azure.core.ResourcePolicyAssignment('restricted', {
  resourceId: cluster.id,
  policyDefinitionId: '/providers/Microsoft.Authorization/policySetDefinitions/42b8ef37-b724-4e24-bbc8-7a7708edfe00',
  parameters: JSON.stringify({ effect: { value: 'deny' } }),
});
