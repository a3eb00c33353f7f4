import * as pulumi from '@pulumi/pulumi';
import * as azure from '@pulumi/azure';

const network = new pulumi.StackReference('shop/network/prod');
const workspaceId = network.getOutput('workspaceId'); // expect: log-analytics

const group = new azure.core.ResourceGroup('shop');

const cluster = new azure.containerservice.KubernetesCluster('aks', {
  name: 'shop',
  resourceGroupName: group.name,
});

new azure.monitoring.DiagnosticSetting('control-plane', {
  targetResourceId: cluster.id,
  logAnalyticsWorkspaceId: workspaceId,
  enabledLogs: [
    { categoryGroup: 'allLogs' },
  ],
});
