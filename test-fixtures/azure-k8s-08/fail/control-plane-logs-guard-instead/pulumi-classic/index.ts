import * as azure from '@pulumi/azure';

const group = new azure.core.ResourceGroup('shop');

const workspace = new azure.operationalinsights.AnalyticsWorkspace('logs', { resourceGroupName: group.name });

const cluster = new azure.containerservice.KubernetesCluster('aks', {
  name: 'shop',
  resourceGroupName: group.name,
});

new azure.monitoring.DiagnosticSetting('control-plane', { // expect: control-plane-logs
  targetResourceId: cluster.id,
  logAnalyticsWorkspaceId: workspace.id,
  enabledLogs: [
    { category: 'kube-apiserver' },
    { category: 'kube-audit' },
    { category: 'kube-audit-admin' },
    { category: 'kube-controller-manager' },
    { category: 'kube-scheduler' },
    { category: 'guard' },
  ],
});
