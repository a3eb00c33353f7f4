import * as pulumi from '@pulumi/pulumi';
import * as containerservice from '@pulumi/azure-native/containerservice';
import { localAccounts } from './settings';

interface Arguments {
  group: pulumi.Input<string>;
  isPrivate: boolean;
}

export class Cluster extends pulumi.ComponentResource {
  readonly aks: containerservice.ManagedCluster;

  constructor(name: string, { group, isPrivate }: Arguments) {
    super('shop:cluster:Cluster', name);
    this.aks = new containerservice.ManagedCluster(name, { // expect: workload-identity, kms-key, defender, azure-policy-addon, entra-integration, azure-rbac, control-plane-logs, cluster-identity, kubelet-identity
      resourceGroupName: group,
      apiServerAccessProfile: { // expect: authorized-ip-ranges
        enablePrivateCluster: isPrivate, // expect: private-cluster
        enablePrivateClusterPublicFQDN: false,
      },
      disableLocalAccounts: !localAccounts, // expect: local-accounts
      networkProfile: { networkPlugin: containerservice.NetworkPlugin.Azure, networkPolicy: containerservice.NetworkPolicy.Calico },
    }, { parent: this });
  }
}
