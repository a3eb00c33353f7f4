import * as containerservice from '@pulumi/azure-native/containerservice';
import * as operationalinsights from '@pulumi/azure-native/operationalinsights';

const workspace = new operationalinsights.Workspace('security', { resourceGroupName: 'rg-shop' });

new containerservice.ManagedCluster('main', {
  resourceGroupName: 'rg-shop',
  securityProfile: {
    defender: {
      logAnalyticsWorkspaceResourceId: workspace.id,
      securityMonitoring: { enabled: true },
    },
  },
});
