import * as containerservice from '@pulumi/azure-native/containerservice';
import * as resources from '@pulumi/azure-native/resources';

const group = new resources.ResourceGroup('shop');

const cluster = new containerservice.ManagedCluster('aks', {
  resourceName: 'shop',
  resourceGroupName: group.name,
  dnsPrefix: 'shop',
});

new containerservice.ManagedNamespace('checkout', {
  resourceGroupName: group.name,
  resourceName: cluster.name,
  managedNamespaceName: 'checkout',
  properties: {
    defaultNetworkPolicy: {
      ingress: 'DenyAll', // expect: default-deny
      egress: 'DenyAll',
    },
  },
});
