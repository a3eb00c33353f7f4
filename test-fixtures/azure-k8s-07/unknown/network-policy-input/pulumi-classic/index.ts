import * as pulumi from '@pulumi/pulumi';
import * as azure from '@pulumi/azure';

const config = new pulumi.Config();

const policy = config.require('policy'); // expect: network-policy-engine

const group = new azure.core.ResourceGroup('shop');

const cluster = new azure.containerservice.KubernetesCluster('aks', {
  name: 'shop',
  resourceGroupName: group.name,
  networkProfile: {
    networkPlugin: 'azure',
    networkPolicy: policy,
  },
});
