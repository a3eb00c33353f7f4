import type { Reading } from './reading.js';
import { textOf } from './reading.js';
import type { KubernetesObject } from './objects.js';

export type PolicyKind = 'kubernetes' | 'cilium' | 'cilium-clusterwide' | 'calico' | 'calico-global';

/** What an object is to a workload namespace. */
export type Role =
  | { readonly role: 'namespace' }
  | { readonly role: 'workload'; readonly kind: string }
  | { readonly role: 'policy'; readonly kind: string; readonly policy: PolicyKind }
  /** Its kind cannot be told; it may be a policy. */
  | { readonly role: 'riddle' }
  | { readonly role: 'none' };

const workloads: Readonly<Record<string, string>> = {
  Pod: 'v1',
  Deployment: 'apps/v1',
  StatefulSet: 'apps/v1',
  DaemonSet: 'apps/v1',
  ReplicaSet: 'apps/v1',
  Job: 'batch/v1',
  CronJob: 'batch/v1',
  Rollout: 'argoproj.io/v1alpha1',
};

/**
 * API versions that exist for each kind of policy. extensions/v1beta1, where NetworkPolicy once stood, is gone since
 * Kubernetes 1.16: no cluster takes it, so such an object is none.
 */
const policies: readonly { readonly kind: string; readonly apiVersions: readonly string[]; readonly policy: PolicyKind }[] = [
  { kind: 'NetworkPolicy', apiVersions: ['networking.k8s.io/v1'], policy: 'kubernetes' },
  { kind: 'NetworkPolicy', apiVersions: ['projectcalico.org/v3', 'crd.projectcalico.org/v1'], policy: 'calico' },
  { kind: 'GlobalNetworkPolicy', apiVersions: ['projectcalico.org/v3', 'crd.projectcalico.org/v1'], policy: 'calico-global' },
  { kind: 'CiliumNetworkPolicy', apiVersions: ['cilium.io/v2'], policy: 'cilium' },
  { kind: 'CiliumClusterwideNetworkPolicy', apiVersions: ['cilium.io/v2'], policy: 'cilium-clusterwide' },
];

/** What the object is by its kind and API version; an impossible pair is none. */
export function roleOf(object: KubernetesObject, reading: Reading): Role {
  const at = object.declaredAt;
  const kind = textOf(reading.settle(object.kind, object.address), at);
  const apiVersion = textOf(reading.settle(object.apiVersion, object.address), at);
  if (kind === undefined || apiVersion === undefined) return { role: 'none' };
  const knownKind = 'text' in kind ? kind.text : undefined;
  const knownVersion = 'text' in apiVersion ? apiVersion.text : undefined;
  const policy = policies.find((one) => one.kind === (knownKind ?? one.kind) && one.apiVersions.includes(knownVersion ?? one.apiVersions[0] ?? ''));
  if (knownKind === undefined || knownVersion === undefined) return { role: policy ? 'riddle' : 'none' };
  if (policy) return { role: 'policy', kind: knownKind, policy: policy.policy };
  if (knownKind === 'Namespace') return { role: knownVersion === 'v1' ? 'namespace' : 'none' };
  return Object.hasOwn(workloads, knownKind) && workloads[knownKind] === knownVersion ? { role: 'workload', kind: knownKind } : { role: 'none' };
}

/** Whether a policy works on the whole cluster. */
export function isClusterwide(policy: PolicyKind): boolean {
  return policy === 'cilium-clusterwide' || policy === 'calico-global';
}
