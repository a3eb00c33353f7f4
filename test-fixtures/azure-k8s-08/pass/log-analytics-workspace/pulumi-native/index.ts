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
  workspaceId: workspace.id, // expect: log-analytics
  logs: [
    { categoryGroup: 'allLogs', enabled: true },
  ],
});
