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
  policyDefinitionId: '/providers/Microsoft.Authorization/policySetDefinitions/a8640138-9b0a-4a28-b8cb-1666c838647d', // expect: pod-security-initiative
  parameters: {
    effect: { value: 'deny' },
  },
});
