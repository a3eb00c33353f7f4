import * as azure from '@pulumi/azure';

const group = new azure.core.ResourceGroup('shop');

const workspace = new azure.operationalinsights.AnalyticsWorkspace('logs', { resourceGroupName: group.name });

const cluster = new azure.containerservice.KubernetesCluster('aks', {
  name: 'shop',
  resourceGroupName: group.name,
});

new azure.monitoring.DiagnosticSetting('control-plane', {
  targetResourceId: cluster.id,
  logAnalyticsWorkspaceId: workspace.id, // expect: log-analytics
  enabledLogs: [
    { categoryGroup: 'allLogs' },
  ],
});
