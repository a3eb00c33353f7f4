import * as pulumi from '@pulumi/pulumi';
import * as azure from '@pulumi/azure';

const config = new pulumi.Config();

const effect = config.require('effect'); // expect: pod-security-initiative

const group = new azure.core.ResourceGroup('shop');

const cluster = new azure.containerservice.KubernetesCluster('aks', {
  name: 'shop',
  resourceGroupName: group.name,
});

new azure.core.ResourcePolicyAssignment('pod-security', {
  resourceId: cluster.id,
  policyDefinitionId: '/providers/Microsoft.Authorization/policySetDefinitions/42b8ef37-b724-4e24-bbc8-7a7708edfe00',
  parameters: JSON.stringify({ effect: { value: effect } }),
});
