import { mapOptions, scalar, unknown, type Choice, type Deployment, type Origin, type Reason, type Resource, type Value } from '@akslint/model';
import type { DeclaredCluster, Target } from '../declared.js';
import { armType } from '../arm/arm-resource.js';
import { clusterType } from '../arm/index.js';
import { pointsAtWhole, sameGroup, sameName, type Lookup, type Placed } from './names.js';

type Single = Exclude<Value, Choice>;

/**
 * Whether what `target` names, as seen from `deployment`, is this cluster: true, false, or unknown with a reason,
 * decided by evaluated values.
 */
export function pointsAt(target: Target, deployment: Deployment, cluster: DeclaredCluster, lookup: Lookup): Value {
  const at = cluster.head.declaredAt;
  switch (target.by) {
    case 'deployment':
      return scalar(false, at);
    case 'name':
      return named(target.name, target.group, deployment, cluster, lookup);
    case 'id':
      return mapOptions(target.id, (id) => idPointsAt(id, deployment, cluster, lookup));
  }
}

function idPointsAt(id: Single, deployment: Deployment, cluster: DeclaredCluster, lookup: Lookup): Value {
  const answer = (is: boolean): Value => scalar(is, id.origin);
  switch (id.kind) {
    case 'reference': {
      if (deployment === cluster.deployment && id.target === cluster.key) return answer(isId(id.path));
      const resource = lookup(deployment, id.target);
      if (resource === undefined || !isId(id.path)) return undecided(id.origin, 'it cannot be told which resource it points at');
      return resourcePointsAt(resource, deployment, cluster, lookup, id.origin);
    }
    case 'scalar': {
      if (typeof id.value !== 'string') return undecided(id.origin, 'its target is not set');
      const named = clusterNamedBy(id.value);
      if (named === undefined) return answer(false);
      const place = (text: string): Value => scalar(text, id.origin);
      const group = named.group === undefined ? undefined : place(named.group);
      return nameIs(place(named.name), group, deployment, cluster, lookup);
    }
    case 'unknown':
      return unknown(id.reason, id.origin);
    case 'list':
    case 'object':
      return answer(false);
  }
}

/** Whether a data source or another resource stands for this cluster. */
function resourcePointsAt(resource: Resource, deployment: Deployment, cluster: DeclaredCluster, lookup: Lookup, origin: Origin): Value {
  if (isClusterData(resource)) {
    const name = resource.body.entries.get('name') ?? scalar(null, origin);
    const group = resource.body.entries.get('resource_group_name') ?? resource.body.entries.get('resourceGroupName') ?? resource.body.entries.get('parent_id');
    return nameIs(name, group, deployment, cluster, lookup);
  }
  if (/^azurerm_|^azapi_resource$/.test(resource.type) || armType(resource.type) !== undefined) return scalar(false, origin);
  return undecided(origin, `it goes through ${resource.address}`);
}

/** A data source or `existing` declaration of a cluster. */
export function isClusterData(resource: Resource): boolean {
  if (!resource.isData) return false;
  if (resource.type === 'azurerm_kubernetes_cluster' || armType(resource.type) === clusterType) return true;
  const type = resource.body.entries.get('type');
  return resource.type === 'azapi_resource' && type?.kind === 'scalar' && armType(String(type.value)) === clusterType;
}

function named(name: Value, group: Value | undefined, deployment: Deployment, cluster: DeclaredCluster, lookup: Lookup): Value {
  return mapOptions(name, (option) => nameIs(option, group, deployment, cluster, lookup));
}

function nameIs(name: Value, group: Value | undefined, deployment: Deployment, cluster: DeclaredCluster, lookup: Lookup): Value {
  const same = sameName({ value: name, deployment }, { value: cluster.name, deployment: cluster.deployment });
  if (same === false) return scalar(false, name.origin);
  const here = deployment === cluster.deployment;
  const sameHome = homeIs(group && { value: group, deployment }, cluster, here, lookup);
  if (sameHome === false) return scalar(false, name.origin);
  if (same === true && sameHome === true) return scalar(true, name.origin);
  return undecided(name.origin, 'the name and resource group of its target cannot be compared with those of the cluster');
}

function homeIs(group: Placed | undefined, cluster: DeclaredCluster, here: boolean, lookup: Lookup): boolean | undefined {
  if (group === undefined || cluster.group === undefined) return here ? true : undefined;
  return sameGroup(group, { value: cluster.group, deployment: cluster.deployment }, lookup);
}

/** Name and resource group of a cluster that an ARM id names; undefined for the id of something else. */
export function clusterNamedBy(id: string): { readonly name: string; readonly group?: string } | undefined {
  const parts = id.split('/').filter(Boolean);
  const at = parts.length - 2;
  if (parts[at]?.toLowerCase() !== 'managedclusters' || parts[at - 1]?.toLowerCase() !== 'microsoft.containerservice') return undefined;
  const name = parts[at + 1] ?? '';
  const group = parts[parts.findIndex((part) => part.toLowerCase() === 'resourcegroups') + 1];
  return parts.some((part) => part.toLowerCase() === 'resourcegroups') && group !== undefined ? { name, group } : { name };
}

function isId(path: readonly (string | number)[]): boolean {
  return path.at(-1) !== 'name' && pointsAtWhole(path);
}

function undecided(origin: Origin, text: string): Value {
  return unknown({ text }, origin);
}

/** Why a belonging cannot be told, if it cannot in some world. */
export function doubtOf(belongs: Value): Reason | undefined {
  if (belongs.kind === 'unknown') return belongs.reason;
  if (belongs.kind !== 'choice') return undefined;
  for (const { value } of belongs.options) if (value.kind === 'unknown') return value.reason;
  return undefined;
}

/** Whether it certainly belongs to nothing. */
export function isCertainly(belongs: Value, answer: boolean): boolean {
  return belongs.kind === 'scalar' && belongs.value === answer;
}

/** It exists and belongs there. */
export function both(existence: Value, belongs: Value): Value {
  return mapOptions(existence, (exists) => {
    if (exists.kind === 'scalar') return exists.value === false ? exists : belongs;
    return mapOptions(belongs, (option) => (option.kind === 'scalar' && option.value === false ? option : exists));
  });
}
