/** Kinds that decide a requirement or carry advice, whatever their API version. */
const kindsThatMatter: ReadonlySet<string> = new Set([
  'Namespace',
  'ServiceAccount',
  'Pod',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'CronJob',
  'Rollout',
  'NetworkPolicy',
  'GlobalNetworkPolicy',
  'CiliumNetworkPolicy',
  'CiliumClusterwideNetworkPolicy',
  'HelmRelease',
  'Application',
]);

const policyKinds: ReadonlySet<string> = new Set(['NetworkPolicy', 'GlobalNetworkPolicy', 'CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy']);

const withoutNamespace: ReadonlySet<string> = new Set([
  'Namespace',
  'GlobalNetworkPolicy',
  'CiliumClusterwideNetworkPolicy',
  'ClusterRole',
  'ClusterRoleBinding',
  'CustomResourceDefinition',
  'PersistentVolume',
  'StorageClass',
  'PriorityClass',
  'IngressClass',
  'APIService',
  'ValidatingWebhookConfiguration',
  'MutatingWebhookConfiguration',
  'Node',
]);

export function matters(kind: string): boolean {
  return kindsThatMatter.has(kind);
}

export function isPolicy(kind: string): boolean {
  return policyKinds.has(kind);
}

/** Whether objects of the kind stand in no namespace. */
export function isClusterScoped(kind: string): boolean {
  return withoutNamespace.has(kind);
}
