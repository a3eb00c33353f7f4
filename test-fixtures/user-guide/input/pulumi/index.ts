import * as containerservice from '@pulumi/azure-native/containerservice';
import * as pulumi from '@pulumi/pulumi';

const config = new pulumi.Config();

export const cluster = new containerservice.ManagedCluster('aks-search', {
  resourceGroupName: 'rg-search',
  dnsPrefix: 'search',
  identity: { type: 'SystemAssigned' },
  disableLocalAccounts: false,
  apiServerAccessProfile: { enablePrivateCluster: config.requireBoolean('private') },
});
