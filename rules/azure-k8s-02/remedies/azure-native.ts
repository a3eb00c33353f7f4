import * as containerservice from '@pulumi/azure-native/containerservice';

new containerservice.ManagedCluster('main', {
  resourceGroupName: 'rg-shop',
  oidcIssuerProfile: { enabled: true },
  securityProfile: { workloadIdentity: { enabled: true } },
});
