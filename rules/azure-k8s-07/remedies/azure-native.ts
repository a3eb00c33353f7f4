import * as containerservice from '@pulumi/azure-native/containerservice';

const cluster = new containerservice.ManagedCluster('main', {
  resourceGroupName: 'rg-shop',
  networkProfile: {
    networkPlugin: containerservice.NetworkPlugin.Azure,
    networkPluginMode: containerservice.NetworkPluginMode.Overlay,
    networkPolicy: containerservice.NetworkPolicy.Cilium,
    networkDataplane: containerservice.NetworkDataplane.Cilium,
  },
});

new containerservice.ManagedNamespace('shop', {
  resourceGroupName: 'rg-shop',
  resourceName: cluster.name,
  managedNamespaceName: 'shop',
  properties: { defaultNetworkPolicy: { ingress: 'DenyAll', egress: 'DenyAll' } },
});
