import * as pulumi from '@pulumi/pulumi';
import * as containerservice from '@pulumi/azure-native/containerservice';
import * as monitor from '@pulumi/azure-native/monitor';
import * as resources from '@pulumi/azure-native/resources';

const network = new pulumi.StackReference('shop/network/prod');
const workspaceId = network.getOutput('workspaceId'); // expect: log-analytics

const group = new resources.ResourceGroup('shop');

const cluster = new containerservice.ManagedCluster('aks', {
  resourceName: 'shop',
  resourceGroupName: group.name,
  dnsPrefix: 'shop',
});

new monitor.DiagnosticSetting('control-plane', {
  resourceUri: cluster.id,
  workspaceId,
  logs: [
    { categoryGroup: 'allLogs', enabled: true },
  ],
});
