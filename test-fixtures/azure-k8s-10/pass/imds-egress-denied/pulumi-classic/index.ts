import * as azure from '@pulumi/azure';
import * as k8s from '@pulumi/kubernetes';

const cluster = new azure.containerservice.KubernetesCluster('aks', {
  resourceGroupName: 'shop',
  networkProfile: { networkPlugin: 'azure', networkDataPlane: 'cilium', networkPolicy: 'cilium' },
});

new k8s.core.v1.Namespace('checkout', {
  metadata: { name: 'checkout' },
});

new k8s.networking.v1.NetworkPolicy('default-deny', { // expect: imds-egress
  metadata: { namespace: 'checkout' },
  spec: {
    podSelector: {},
    policyTypes: ['Egress'],
  },
});
