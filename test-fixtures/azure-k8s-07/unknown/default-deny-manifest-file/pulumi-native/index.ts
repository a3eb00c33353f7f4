import * as containerservice from '@pulumi/azure-native/containerservice';
import * as k8s from '@pulumi/kubernetes';

const cluster = new containerservice.ManagedCluster('aks', {
  resourceGroupName: 'shop',
  networkProfile: { networkPlugin: 'azure', networkDataplane: 'cilium', networkPolicy: 'cilium' },
});

new k8s.core.v1.Namespace('checkout', {
  metadata: { name: 'checkout' },
});

new k8s.yaml.ConfigFile('policies', { file: 'https://example.com/policies.yaml' }); // expect: default-deny
