import * as azure from '@pulumi/azure';

const cluster = new azure.containerservice.KubernetesCluster('main', {
  resourceGroupName: 'rg-shop',
  defaultNodePool: { name: 'system', vmSize: 'Standard_D4s_v5', nodeCount: 3 },
});
const workspace = new azure.operationalinsights.AnalyticsWorkspace('main', { resourceGroupName: 'rg-shop' });

const categories = [
  'kube-apiserver',
  'kube-audit',
  'kube-audit-admin',
  'kube-controller-manager',
  'kube-scheduler',
  'cluster-autoscaler',
];

new azure.monitoring.DiagnosticSetting('control-plane', {
  targetResourceId: cluster.id,
  logAnalyticsWorkspaceId: workspace.id,
  logAnalyticsDestinationType: 'Dedicated',
  enabledLogs: categories.map((category) => ({ category })),
});
