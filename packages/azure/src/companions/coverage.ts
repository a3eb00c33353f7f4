import { mapOptions, scalar, unknown, withAdvice, type Choice, type Origin, type Resource, type Value } from '@akslint/model';
import { armType } from '../arm/arm-resource.js';
import type { DeclaredAssignment, DeclaredCluster, Target } from '../declared.js';
import { clusterNamedBy, isCertainly, pointsAt } from './belonging.js';
import { idSegments, sameGroup, type Lookup } from './names.js';

/**
 * Whether a policy assignment covers a cluster: true; false, with advice that says why, for one that is certainly
 * elsewhere or leaves the cluster out; else unknown with the reason why it says nothing about the cluster.
 */
export function covers(assignment: DeclaredAssignment, cluster: DeclaredCluster, lookup: Lookup): Value {
  const { scope, deployment } = assignment;
  const origin = assignment.head.declaredAt;
  if (scope.by === 'deployment') {
    const own = deployment === cluster.deployment && cluster.group === undefined;
    return own ? leftOut(assignment, cluster, scalar(true, origin), lookup) : silent(assignment, 'its scope cannot be compared with the cluster', origin);
  }
  if (scope.by === 'name') return silent(assignment, 'its scope cannot be compared with the cluster', origin);
  return mapOptions(scope.id, (id) => {
    const covered = scopeCovers(id, assignment, cluster, lookup);
    return isCertainly(covered, true) ? leftOut(assignment, cluster, covered, lookup) : covered;
  });
}

type Single = Exclude<Value, Choice>;

function scopeCovers(id: Single, assignment: DeclaredAssignment, cluster: DeclaredCluster, lookup: Lookup): Value {
  const { deployment } = assignment;
  const target: Target = { by: 'id', id };
  if (isCertainly(pointsAt(target, deployment, cluster, lookup), true)) return scalar(true, id.origin);
  if (id.kind === 'unknown') return silent(assignment, `its scope is not known: ${id.reason.text}`, id.origin);
  if (id.kind === 'scalar') return literalCovers(String(id.value), assignment, cluster, lookup, id.origin);
  if (id.kind !== 'reference') return silent(assignment, 'its scope cannot be read', id.origin);
  return resourceCovers(lookup(deployment, id.target), id, assignment, cluster, lookup);
}

function literalCovers(id: string, assignment: DeclaredAssignment, cluster: DeclaredCluster, lookup: Lookup, origin: Origin): Value {
  if (clusterNamedBy(id) !== undefined) return onCluster(id, assignment, cluster, lookup, origin);
  const segments = idSegments(id);
  if (segments.has('resourcegroups') && segments.size === 2) return groupCovers(scalar(id, origin), assignment, cluster, lookup);
  const what = segments.has('managementgroups') || segments.has('providers') ? 'it is on another scope' : 'its subscription cannot be compared with the cluster\'s';
  return silent(assignment, what, origin);
}

function resourceCovers(resource: Resource | undefined, id: Single, assignment: DeclaredAssignment, cluster: DeclaredCluster, lookup: Lookup): Value {
  if (resource === undefined) return silent(assignment, 'its scope cannot be told', id.origin);
  if (isOwnGroup(resource)) return ownGroupCovers(assignment, cluster, id.origin);
  if (isResourceGroup(resource)) return groupCovers(id, assignment, cluster, lookup);
  if (isOwnSubscription(resource)) return ownSubscriptionCovers(assignment, cluster, lookup, id.origin);
  if (/management_?group|subscription/i.test(resource.type)) return silent(assignment, `it is on ${resource.address}`, id.origin);
  return onCluster(id, assignment, cluster, lookup, id.origin);
}

/** On some cluster: certainly another one, or one that cannot be compared. */
function onCluster(id: Single | string, assignment: DeclaredAssignment, cluster: DeclaredCluster, lookup: Lookup, origin: Origin): Value {
  const value = typeof id === 'string' ? scalar(id, origin) : id;
  const isOther = isCertainly(pointsAt({ by: 'id', id: value }, assignment.deployment, cluster, lookup), false);
  if (isOther) return elsewhere(assignment, 'it is on another resource', origin);
  return silent(assignment, 'it is not certain to be on this cluster', origin);
}

function groupCovers(group: Single, assignment: DeclaredAssignment, cluster: DeclaredCluster, lookup: Lookup): Value {
  const { deployment } = assignment;
  if (deployment !== cluster.deployment || cluster.group === undefined) return silent(assignment, 'its resource group cannot be compared with the cluster\'s', group.origin);
  const same = sameGroup({ value: group, deployment }, { value: cluster.group, deployment }, lookup);
  if (same === true) return scalar(true, group.origin);
  if (same === false) return elsewhere(assignment, 'it is on another resource group', group.origin);
  return silent(assignment, 'its resource group cannot be compared with the cluster\'s', group.origin);
}

function ownGroupCovers(assignment: DeclaredAssignment, cluster: DeclaredCluster, origin: Origin): Value {
  const isTogether = assignment.deployment === cluster.deployment && cluster.group === undefined;
  return isTogether ? scalar(true, origin) : silent(assignment, 'its resource group cannot be compared with the cluster\'s', origin);
}

function ownSubscriptionCovers(assignment: DeclaredAssignment, cluster: DeclaredCluster, lookup: Lookup, origin: Origin): Value {
  if (assignment.deployment !== cluster.deployment) return silent(assignment, 'it is on the subscription of another deployment', origin);
  const group = cluster.group?.kind === 'reference' ? lookup(cluster.deployment, cluster.group.target) : undefined;
  const isElsewhere = group?.body.entries.has('subscriptionId') === true;
  return isElsewhere ? silent(assignment, 'the cluster is deployed to a subscription that is named otherwise', origin) : scalar(true, origin);
}

/** The group that a template is deployed to: `resourceGroup()`. */
function isOwnGroup(resource: Resource): boolean {
  return isResourceGroup(resource) && resource.isData && resource.key === 'resourceGroup()';
}

function isResourceGroup({ type }: Resource): boolean {
  return type === 'azurerm_resource_group' || armType(type) === 'microsoft.resources/resourcegroups';
}

/** The deployment's own subscription: `subscription()`, or a lookup without a subscription id. */
function isOwnSubscription({ key, type, isData, body }: Resource): boolean {
  if (isData && key === 'subscription()') return true;
  if (type !== 'azurerm_subscription' || !isData || body.open) return false;
  const id = body.entries.get('subscription_id') ?? body.entries.get('subscriptionId');
  return id === undefined || (id.kind === 'scalar' && (id.value === null || id.value === ''));
}

/** Scopes that the assignment leaves out, and selectors that narrow it down. */
function leftOut(assignment: DeclaredAssignment, cluster: DeclaredCluster, covered: Value, lookup: Lookup): Value {
  if (!isCertainly(assignment.narrowed, false)) return silent(assignment, 'its resource selectors decide what it covers', assignment.narrowed.origin);
  return mapOptions(assignment.notScopes, (scopes) => {
    if (scopes.kind === 'unknown') return silent(assignment, `what it leaves out is not known: ${scopes.reason.text}`, scopes.origin);
    if (scopes.kind !== 'list') return covered;
    const answers = scopes.items.map((id) => isLeftOut(id, assignment, cluster, lookup));
    if (answers.includes(true)) return scalar(false, scopes.origin);
    const doubt = scopes.open !== undefined || answers.includes(undefined);
    return doubt ? silent(assignment, 'what it leaves out cannot be compared with the cluster', scopes.origin) : covered;
  });
}

function isLeftOut(id: Value, assignment: DeclaredAssignment, cluster: DeclaredCluster, lookup: Lookup): boolean | undefined {
  const { deployment } = assignment;
  const itself = pointsAt({ by: 'id', id }, deployment, cluster, lookup);
  if (isCertainly(itself, true)) return true;
  if (!isCertainly(itself, false)) return undefined;
  const group = id.kind === 'reference' ? lookup(deployment, id.target) : undefined;
  const namesGroup = (group !== undefined && isResourceGroup(group)) || (id.kind === 'scalar' && idSegments(String(id.value)).size === 2);
  if (!namesGroup) return false;
  if (cluster.group === undefined) return undefined;
  return sameGroup({ value: id, deployment }, { value: cluster.group, deployment: cluster.deployment }, lookup);
}

function elsewhere(assignment: DeclaredAssignment, why: string, origin: Origin): Value {
  return withAdvice(scalar(false, origin), saysNothing(assignment, why));
}

function saysNothing({ head }: DeclaredAssignment, why: string): string {
  return `${head.address} says nothing about this cluster: ${why}`;
}

function silent(assignment: DeclaredAssignment, why: string, origin: Origin): Value {
  return unknown(
    { text: saysNothing(assignment, why), remedy: 'assign the initiative on the cluster itself or on its own resource group' },
    origin,
  );
}
