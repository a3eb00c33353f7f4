import * as pulumi from '@pulumi/pulumi';
import * as azure from '@pulumi/azure';

const config = new pulumi.Config();

const ranges = config.requireObject<string[]>('ranges'); // expect: authorized-ip-ranges

const group = new azure.core.ResourceGroup('shop');

const cluster = new azure.containerservice.KubernetesCluster('aks', {
  name: 'shop',
  resourceGroupName: group.name,
  apiServerAccessProfile: {
    authorizedIpRanges: ranges,
  },
});
