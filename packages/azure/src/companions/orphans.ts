import { optionsOf, type Deployment, type Subject } from '@akslint/model';
import type { DeclaredAssignment, DeclaredDiagnostics, Target } from '../declared.js';
import { clusterNamedBy, doubtOf, isCertainly, isClusterData, pointsAt } from './belonging.js';
import { initiativeOf } from './initiative.js';
import {
  collectsControlPlane,
  defenderPlan,
  diagnosticSetting,
  isContainerPlan,
  isPodSecurity,
  policyAssignment,
  type Declarations,
} from './link.js';
import { managedNamespace } from './managed-namespace.js';
import { metadataAdvice, metadataNsg } from './metadata-rules.js';
import type { Lookup } from './names.js';

/** Companions whose cluster is not in the scan, as subjects of their own. */
export function withoutCluster(declarations: Declarations, lookup: Lookup): readonly Subject[] {
  const none = declarations.cluster.length === 0;
  return [
    ...declarations.diagnostics.filter((one) => isLoneSetting(one, declarations, lookup)).map((one) => diagnosticSetting(one)),
    ...(none ? declarations.plan.filter(isContainerPlan).map(defenderPlan) : []),
    ...loneAssignments(declarations, lookup),
    ...declarations['managed-namespace']
      .filter(({ target, deployment }) => standsAlone(target, deployment, declarations, lookup))
      .map((one) => managedNamespace(one)),
    ...(none ? loneNetworkRules(declarations) : []),
  ];
}

/** On a cluster that is not in the scan, or with a cluster's logs on a target that cannot be told. */
function isLoneSetting(setting: DeclaredDiagnostics, declarations: Declarations, lookup: Lookup): boolean {
  const { target, deployment } = setting;
  if (!standsAlone(target, deployment, declarations, lookup)) return false;
  return isOnCluster(target, deployment, lookup) || (isUntold(target, deployment, lookup) && collectsControlPlane(setting));
}

/** No cluster of the scan is its cluster, and none of its own deployment may be. */
function standsAlone(target: Target, deployment: Deployment, { cluster }: Declarations, lookup: Lookup): boolean {
  return cluster.every((one) => {
    const belongs = pointsAt(target, deployment, one, lookup);
    return isCertainly(belongs, false) || (doubtOf(belongs) !== undefined && one.deployment !== deployment);
  });
}

/** Whether the target is certainly a cluster, of this scan or not. */
function isOnCluster(target: Target, deployment: Deployment, lookup: Lookup): boolean {
  if (target.by !== 'id') return target.by === 'name';
  return optionsOf(target.id).some(({ value }) => {
    if (value.kind === 'scalar') return clusterNamedBy(String(value.value)) !== undefined;
    const resource = value.kind === 'reference' ? lookup(deployment, value.target) : undefined;
    return resource !== undefined && isClusterData(resource);
  });
}

function isUntold(target: Target, deployment: Deployment, lookup: Lookup): boolean {
  if (target.by !== 'id') return false;
  return optionsOf(target.id).some(
    ({ value }) => value.kind === 'unknown' || (value.kind === 'reference' && isUntoldResource(lookup(deployment, value.target)?.type)),
  );
}

/** Neither the provider's nor there at all, so what it passes on cannot be told. */
function isUntoldResource(type: string | undefined): boolean {
  return type === undefined || !/^azurerm_|^azapi_resource$|\//.test(type);
}

/** Without any cluster every assignment of Pod Security; else those on a cluster that is not in the scan. */
function loneAssignments(declarations: Declarations, lookup: Lookup): readonly Subject[] {
  const none = declarations.cluster.length === 0;
  const stands = ({ scope, deployment }: DeclaredAssignment): boolean =>
    none || (isOnCluster(scope, deployment, lookup) && standsAlone(scope, deployment, declarations, lookup));
  return declarations.assignment.filter(stands).flatMap((one) => {
    const initiative = initiativeOf(one.definition.value, one.deployment, lookup);
    return isPodSecurity(initiative) ? [policyAssignment(one, initiative)] : [];
  });
}

function loneNetworkRules(declarations: Declarations): readonly Subject[] {
  return declarations['network-rules'].flatMap((rules) => {
    const advice = metadataAdvice(rules);
    return advice.length === 0 ? [] : [metadataNsg(rules, advice)];
  });
}
