import * as containerservice from '@pulumi/azure-native/containerservice';
import * as monitor from '@pulumi/azure-native/monitor';
import * as resources from '@pulumi/azure-native/resources';

const group = new resources.ResourceGroup('shop');

const cluster = new containerservice.ManagedCluster('aks', {
  resourceName: 'shop',
  resourceGroupName: group.name,
  dnsPrefix: 'shop',
});

new monitor.DiagnosticSetting('control-plane', { // expect: log-analytics
  resourceUri: cluster.id,
  storageAccountId: '/subscriptions/0/resourceGroups/shop/providers/Microsoft.Storage/storageAccounts/logs',
  logs: [
    { categoryGroup: 'allLogs', enabled: true },
  ],
});
