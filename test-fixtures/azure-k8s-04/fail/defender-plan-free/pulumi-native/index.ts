import * as containerservice from '@pulumi/azure-native/containerservice';
import * as resources from '@pulumi/azure-native/resources';
import * as security from '@pulumi/azure-native/security';

const group = new resources.ResourceGroup('shop');

const cluster = new containerservice.ManagedCluster('aks', {
  resourceName: 'shop',
  resourceGroupName: group.name,
  dnsPrefix: 'shop',
});

new security.Pricing('containers', {
  scopeId: 'subscriptions/00000000-0000-0000-0000-000000000000',
  pricingName: 'Containers',
  pricingTier: 'Free', // expect: defender
});
