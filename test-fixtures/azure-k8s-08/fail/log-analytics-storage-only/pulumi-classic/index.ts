import * as azure from '@pulumi/azure';

const group = new azure.core.ResourceGroup('shop');

const cluster = new azure.containerservice.KubernetesCluster('aks', {
  name: 'shop',
  resourceGroupName: group.name,
});

new azure.monitoring.DiagnosticSetting('control-plane', { // expect: log-analytics
  targetResourceId: cluster.id,
  storageAccountId: '/subscriptions/0/resourceGroups/shop/providers/Microsoft.Storage/storageAccounts/logs',
  enabledLogs: [
    { categoryGroup: 'allLogs' },
  ],
});
