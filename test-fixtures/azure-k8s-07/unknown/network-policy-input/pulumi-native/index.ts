import * as pulumi from '@pulumi/pulumi';
import * as containerservice from '@pulumi/azure-native/containerservice';
import * as resources from '@pulumi/azure-native/resources';

const config = new pulumi.Config();
const policy = config.require('policy'); // expect: network-policy-engine

const group = new resources.ResourceGroup('shop');

const cluster = new containerservice.ManagedCluster('aks', {
  resourceName: 'shop',
  resourceGroupName: group.name,
  networkProfile: {
    networkPlugin: 'azure',
    networkPolicy: policy,
  },
});
