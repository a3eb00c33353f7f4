import * as pulumi from '@pulumi/pulumi';
import * as azure from '@pulumi/azure';

const config = new pulumi.Config();

const tier = config.require('tier'); // expect: defender

const group = new azure.core.ResourceGroup('shop');

const cluster = new azure.containerservice.KubernetesCluster('aks', {
  name: 'shop',
  resourceGroupName: group.name,
});

new azure.securitycenter.SubscriptionPricing('containers', {
  resourceType: 'Containers',
  tier: tier,
});
