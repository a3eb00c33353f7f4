import type { KubernetesObject } from '../objects.js';
import { manifest, type Written, type WrittenMore } from './written.js';

type Spec = { readonly [key: string]: Written };

export function networkPolicy(name: string, spec: Written, more: WrittenMore & { readonly namespace?: Written } = {}): KubernetesObject {
  const { namespace = 'shop', ...rest } = more;
  return manifest({ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name, namespace }, spec }, { file: `shop/${name}.yaml`, ...rest });
}

export function ciliumPolicy(name: string, spec: Spec, clusterwide = false): KubernetesObject {
  const metadata = clusterwide ? { name } : { name, namespace: 'shop' };
  return manifest({ apiVersion: 'cilium.io/v2', kind: clusterwide ? 'CiliumClusterwideNetworkPolicy' : 'CiliumNetworkPolicy', metadata, spec }, { file: `shop/${name}.yaml` });
}

export function calicoPolicy(name: string, spec: Spec, isGlobal = false): KubernetesObject {
  const metadata = isGlobal ? { name } : { name, namespace: 'shop' };
  return manifest({ apiVersion: 'projectcalico.org/v3', kind: isGlobal ? 'GlobalNetworkPolicy' : 'NetworkPolicy', metadata, spec }, { file: `shop/${name}.yaml` });
}

export function deployment(name: string, labels: Written, more: WrittenMore & { readonly namespace?: Written; readonly pod?: Spec } = {}): KubernetesObject {
  const { namespace = 'shop', pod = {}, ...rest } = more;
  const spec = { template: { metadata: { labels }, spec: pod } };
  return manifest({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace }, spec }, { file: `shop/${name}.yaml`, ...rest });
}

export function namespace(name: Written, labels: Written = {}, file = `shop/namespace.yaml`): KubernetesObject {
  return manifest({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } }, { file });
}

/** Denies both directions to all pods. */
export const denyAll = { podSelector: {}, policyTypes: ['Ingress', 'Egress'] };
