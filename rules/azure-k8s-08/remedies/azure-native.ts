import * as containerservice from '@pulumi/azure-native/containerservice';
import * as monitor from '@pulumi/azure-native/monitor'; // version 2 of the package: insights
import * as operationalinsights from '@pulumi/azure-native/operationalinsights';

const cluster = new containerservice.ManagedCluster('main', { resourceGroupName: 'rg-shop' });
const workspace = new operationalinsights.Workspace('main', { resourceGroupName: 'rg-shop' });

const categories = [
  'kube-apiserver',
  'kube-audit',
  'kube-audit-admin',
  'kube-controller-manager',
  'kube-scheduler',
  'cluster-autoscaler',
];

new monitor.DiagnosticSetting('control-plane', {
  resourceUri: cluster.id,
  workspaceId: workspace.id,
  logAnalyticsDestinationType: 'Dedicated',
  logs: categories.map((category) => ({ category, enabled: true })),
});
