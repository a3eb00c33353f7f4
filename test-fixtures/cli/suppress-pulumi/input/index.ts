import { containerservice } from '@pulumi/azure-native';

// akslint-disable-block entra-rbac/local-accounts -- break-glass account
export const cluster = new containerservice.ManagedCluster('aks', {
  resourceGroupName: 'shop',
  disableLocalAccounts: false,
  apiServerAccessProfile: {
    /* akslint-disable-next-line private-api-server/private-cluster -- hosted build agents */
    enablePrivateCluster: false,
  },
});
