import * as authorization from '@pulumi/azure-native/authorization';
import * as containerservice from '@pulumi/azure-native/containerservice';

const cluster = new containerservice.ManagedCluster('main', {
  resourceGroupName: 'rg-shop',
  addonProfiles: { azurepolicy: { enabled: true } },
});

new authorization.PolicyAssignment('restricted', {
  scope: cluster.id,
  policyDefinitionId: '/providers/Microsoft.Authorization/policySetDefinitions/42b8ef37-b724-4e24-bbc8-7a7708edfe00',
  parameters: { effect: { value: 'deny' } },
});
