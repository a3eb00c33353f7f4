import * as containerservice from '@pulumi/azure-native/containerservice';
import * as operationalinsights from '@pulumi/azure-native/operationalinsights';
import * as resources from '@pulumi/azure-native/resources';

const group = new resources.ResourceGroup('shop');

const workspace = new operationalinsights.Workspace('logs', { resourceGroupName: group.name });

const cluster = new containerservice.ManagedCluster('aks', {
  resourceName: 'shop',
  resourceGroupName: group.name,
  securityProfile: {
    defender: {
      logAnalyticsWorkspaceResourceId: workspace.id,
      securityMonitoring: {
        enabled: true, // expect: defender
      },
    },
  },
});
