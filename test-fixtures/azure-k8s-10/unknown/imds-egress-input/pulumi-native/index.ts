import * as containerservice from '@pulumi/azure-native/containerservice';
import * as k8s from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';

const allowed = new pulumi.Config().require('allowed'); // expect: imds-egress

const cluster = new containerservice.ManagedCluster('aks', {
  resourceGroupName: 'shop',
  networkProfile: { networkPlugin: 'azure', networkDataplane: 'cilium', networkPolicy: 'cilium' },
});

new k8s.core.v1.Namespace('checkout', {
  metadata: { name: 'checkout' },
});

new k8s.networking.v1.NetworkPolicy('egress', {
  metadata: { namespace: 'checkout' },
  spec: {
    podSelector: {},
    policyTypes: ['Egress'],
    egress: [{ to: [{ ipBlock: { cidr: allowed } }] }],
  },
});
