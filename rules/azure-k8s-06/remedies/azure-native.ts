import * as containerservice from '@pulumi/azure-native/containerservice';

new containerservice.ManagedCluster('main', {
  resourceGroupName: 'rg-shop',
  disableLocalAccounts: true,
  enableRBAC: true,
  aadProfile: { managed: true, enableAzureRBAC: true, adminGroupObjectIDs: ['11111111-2222-3333-4444-555555555555'] },
});
