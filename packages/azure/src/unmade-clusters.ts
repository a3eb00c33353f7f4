import type { Deployment, Notice, UnmadeResource } from '@akslint/model';
import { namesCluster } from './cluster/unread-module.js';

const clusterTypes: ReadonlySet<string> = new Set(['azurerm_kubernetes_cluster', 'azurerm_kubernetes_automatic_cluster']);

/**
 * Clusters that are declared and not deployed with the values at hand, where their deployment has no other: nothing is
 * judged there, and the user should not take that for approval.
 */
export function unmadeClusterNotices(deployments: readonly Deployment[]): readonly Notice[] {
  const told = new Map<string, Notice>();
  for (const deployment of deployments) {
    if (hasCluster(deployment)) continue;
    for (const unmade of deployment.unmade ?? []) {
      const { file, start } = unmade.declaredAt.span;
      if (clusterTypes.has(unmade.type)) told.set(`${start} ${file}`, noticeOf(unmade));
    }
  }
  for (const { resources } of deployments) for (const { declaredAt: { span } } of resources) told.delete(`${span.start} ${span.file}`);
  return [...told.values()];
}

function hasCluster({ resources, unreadModules }: Deployment): boolean {
  const isOne = resources.some(({ type, isData }) => !isData && clusterTypes.has(type));
  return isOne || unreadModules.some(({ source }) => namesCluster(source));
}

function noticeOf({ name, declaredAt }: UnmadeResource): Notice {
  return {
    origin: declaredAt,
    message: `${name} is declared, but the values at hand make none of it (a count of 0 or an empty for_each), so it is not judged; give other values with --var-file or --var.`,
  };
}
