import * as pulumi from '@pulumi/pulumi';
import * as containerservice from '@pulumi/azure-native/containerservice';
import * as resources from '@pulumi/azure-native/resources';

const config = new pulumi.Config();
const krbac = config.requireBoolean('krbac'); // expect: kubernetes-rbac

const group = new resources.ResourceGroup('shop');

const cluster = new containerservice.ManagedCluster('aks', {
  resourceName: 'shop',
  resourceGroupName: group.name,
  enableRBAC: krbac,
});
