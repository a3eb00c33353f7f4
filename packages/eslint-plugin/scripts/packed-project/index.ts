import * as azure from '@pulumi/azure';
import * as k8s from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';
import * as resources from '@pulumi/azure-native/resources';
import { Cluster } from './cluster';

const config = new pulumi.Config();
const group = new resources.ResourceGroup('shop');

export const shop = new Cluster('shop', { // expect: authorized-ip-ranges, workload-identity, kms-key, defender, azure-policy-addon, entra-integration, azure-rbac, local-accounts, control-plane-logs, cluster-identity, kubelet-identity
  group: group.name,
  isPrivate: config.requireBoolean('private'), // expect: private-cluster
});

export const classic = new azure.containerservice.KubernetesCluster('classic', { // expect: authorized-ip-ranges, oidc-issuer, workload-identity, kms-key, defender, azure-policy-addon, entra-integration, azure-rbac, local-accounts, network-policy-engine, control-plane-logs, cluster-identity, kubelet-identity
  resourceGroupName: group.name,
  defaultNodePool: { name: 'system', vmSize: 'Standard_D4s_v5', nodeCount: 3 },
  dnsPrefix: 'classic',
  privateClusterEnabled: false, // expect: private-cluster
});

new k8s.core.v1.Namespace('checkout', { metadata: { name: 'checkout' } }); // expect: default-deny, imds-egress
