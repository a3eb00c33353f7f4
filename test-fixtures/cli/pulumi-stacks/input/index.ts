import * as pulumi from '@pulumi/pulumi';
import { containerservice } from '@pulumi/azure-native';

const config = new pulumi.Config();

export const cluster = new containerservice.ManagedCluster('aks', {
  resourceGroupName: 'shop',
  apiServerAccessProfile: { enablePrivateCluster: config.requireBoolean('private') },
});
