import * as containerservice from '@pulumi/azure-native/containerservice';
import * as k8s from '@pulumi/kubernetes';

const cluster = new containerservice.ManagedCluster('aks', {
  resourceGroupName: 'shop',
  networkProfile: { networkPlugin: 'azure', networkDataplane: 'cilium', networkPolicy: 'cilium' },
});

new k8s.helm.v3.Release('ingress', { // expect: default-deny
  chart: 'ingress-nginx',
  namespace: 'ingress',
  createNamespace: true,
});
