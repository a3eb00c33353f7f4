import * as pulumi from '@pulumi/pulumi';
import * as azure from '@pulumi/azure-native';
import { clusterName } from './names';

const config = new pulumi.Config();

new azure.containerservice.ManagedCluster(clusterName, {
  resourceGroupName: 'shop',
  apiServerAccessProfile: { enablePrivateCluster: config.requireBoolean('private') },
});
