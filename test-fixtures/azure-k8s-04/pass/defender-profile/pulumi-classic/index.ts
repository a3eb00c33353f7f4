import * as azure from '@pulumi/azure';

const group = new azure.core.ResourceGroup('shop');

const workspace = new azure.operationalinsights.AnalyticsWorkspace('logs', { resourceGroupName: group.name });

const cluster = new azure.containerservice.KubernetesCluster('aks', {
  name: 'shop',
  resourceGroupName: group.name,
  microsoftDefender: { // expect: defender
    logAnalyticsWorkspaceId: workspace.id,
  },
});
