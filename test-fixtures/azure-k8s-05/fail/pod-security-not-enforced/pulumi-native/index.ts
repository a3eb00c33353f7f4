import * as authorization from '@pulumi/azure-native/authorization';
import * as containerservice from '@pulumi/azure-native/containerservice';
import * as resources from '@pulumi/azure-native/resources';

const group = new resources.ResourceGroup('shop');

const cluster = new containerservice.ManagedCluster('aks', {
  resourceName: 'shop',
  resourceGroupName: group.name,
  dnsPrefix: 'shop',
});

new authorization.PolicyAssignment('pod-security', {
  scope: cluster.id,
  policyDefinitionId: '/providers/Microsoft.Authorization/policySetDefinitions/42b8ef37-b724-4e24-bbc8-7a7708edfe00',
  enforcementMode: 'DoNotEnforce', // expect: pod-security-initiative
  parameters: {
    effect: { value: 'deny' },
  },
});
