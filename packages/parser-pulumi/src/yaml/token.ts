import { placeOf, type PackageItem } from '../evaluate/item.js';
import type { Span } from '@akslint/model';

/** API groups whose module in the SDK is not their first word. */
const kubernetesModules: Readonly<Record<string, string>> = { 'helm.sh': 'helm' };

/**
 * The class of an SDK that a type of Pulumi YAML names: `azure-native:containerservice:ManagedCluster`,
 * `azure:containerservice/kubernetesCluster:KubernetesCluster`, `kubernetes:networking.k8s.io/v1:NetworkPolicy`.
 */
export function classOfToken(token: string, at: Span): PackageItem | undefined {
  const parts = token.split(':');
  const [sdk, second] = parts;
  const name = parts.at(-1);
  if (sdk === undefined || name === undefined || second === undefined || name === '') return undefined;
  const origin = placeOf(at);
  if (sdk === 'pulumi' && second === 'providers') return { kind: 'package', name: `@pulumi/${name}`, path: ['Provider'], origin };
  const module = parts.length > 2 ? second.split('/') : [];
  const path = sdk === 'kubernetes' ? kubernetesPath(module) : module;
  return { kind: 'package', name: `@pulumi/${sdk}`, path: [...path, name], origin };
}

function kubernetesPath([group = '', ...version]: readonly string[]): readonly string[] {
  const known = Object.hasOwn(kubernetesModules, group) ? kubernetesModules[group] : undefined;
  return [known ?? group.split('.')[0] ?? group, ...version];
}
