import * as containerservice from '@pulumi/azure-native/containerservice';
import * as monitor from '@pulumi/azure-native/monitor';
import * as operationalinsights from '@pulumi/azure-native/operationalinsights';
import * as resources from '@pulumi/azure-native/resources';

const group = new resources.ResourceGroup('shop');

const workspace = new operationalinsights.Workspace('logs', { resourceGroupName: group.name });

const cluster = new containerservice.ManagedCluster('aks', {
  resourceName: 'shop',
  resourceGroupName: group.name,
  dnsPrefix: 'shop',
});

new monitor.DiagnosticSetting('control-plane', {
  resourceUri: cluster.id,
  workspaceId: workspace.id,
  logs: [ // expect: control-plane-logs
    { category: 'kube-apiserver', enabled: true },
    { category: 'kube-audit', enabled: true },
    { category: 'kube-audit-admin', enabled: true },
    { category: 'kube-controller-manager', enabled: true },
    { category: 'kube-scheduler', enabled: true },
    { category: 'cluster-autoscaler', enabled: true },
  ],
});
