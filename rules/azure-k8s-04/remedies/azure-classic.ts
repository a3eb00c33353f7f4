import * as azure from '@pulumi/azure';

const workspace = new azure.operationalinsights.AnalyticsWorkspace('security', { resourceGroupName: 'rg-shop' });

new azure.containerservice.KubernetesCluster('main', {
  resourceGroupName: 'rg-shop',
  defaultNodePool: { name: 'system', vmSize: 'Standard_D4s_v5', nodeCount: 3 },
  microsoftDefender: { logAnalyticsWorkspaceId: workspace.id },
});
