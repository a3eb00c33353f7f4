import {
  mapOptions,
  optionsOf,
  unknown,
  type Companions,
  type DefenderPlan,
  type DeploymentSafeguards,
  type DiagnosticSetting,
  type PolicyAssignment,
  type Reason,
  type Value,
} from '@akslint/model';
import type {
  Declaration,
  DeclaredAssignment,
  DeclaredCluster,
  DeclaredDiagnostics,
  DeclaredPlan,
  DeclaredSafeguards,
} from '../declared.js';
import { knownText } from '../declared.js';
import { both, doubtOf, isCertainly, pointsAt } from './belonging.js';
import { covers } from './coverage.js';
import { unreadDefenderModule } from './gaps.js';
import { initiativeOf } from './initiative.js';
import type { Lookup } from './names.js';

/** All declarations of a scan by kind. */
export type Declarations = { readonly [Kind in Declaration['kind']]: readonly Extract<Declaration, { kind: Kind }>[] };

/** A declaration that names its cluster, and whether it could be one of a given cluster's. */
interface Linked<D, C> {
  readonly all: readonly D[];
  readonly belongs: (declared: D) => Value;
  readonly companion: (declared: D, belongs: Value) => C;
  /** Whether it matters when it cannot be told where it belongs. */
  readonly mayMatter: (declared: D) => boolean;
  readonly gap: Reason | undefined;
}

function link<D extends { deployment: DeclaredCluster['deployment']; head: { address: string } }, C>(
  cluster: DeclaredCluster,
  { all, belongs, companion, mayMatter, gap }: Linked<D, C>,
): Companions<C> {
  const found: C[] = [];
  let mayBeMore = gap;
  for (const declared of all) {
    const answer = belongs(declared);
    const doubt = doubtOf(answer);
    if (isCertainly(answer, false)) continue;
    if (doubt === undefined) found.push(companion(declared, answer));
    else if (declared.deployment === cluster.deployment && mayMatter(declared)) mayBeMore ??= withAddress(doubt, declared.head.address);
  }
  return mayBeMore ? { found, mayBeMore } : { found };
}

function withAddress(doubt: Reason, address: string): Reason {
  return doubt.text.includes(address) ? doubt : { ...doubt, text: `it cannot be told whether ${address} is on this cluster: ${doubt.text}` };
}

export function linkDiagnostics(cluster: DeclaredCluster, declarations: Declarations, lookup: Lookup, gap: Reason | undefined): Companions<DiagnosticSetting> {
  return link(cluster, {
    all: declarations.diagnostics,
    belongs: ({ target, deployment }) => pointsAt(target, deployment, cluster, lookup),
    companion: diagnosticSetting,
    mayMatter: mayCollectControlPlane,
    gap,
  });
}

export function diagnosticSetting(declared: DeclaredDiagnostics, belongs?: Value): DiagnosticSetting {
  const { head, logs, workspace, otherSink } = declared;
  return { ...head, kind: 'DiagnosticSetting', existence: existing(head.existence, belongs), logs, workspace, otherSink };
}

/** Whether a setting may collect logs that only a cluster has: such a category, any group, or what cannot be seen. */
function mayCollectControlPlane({ logs }: DeclaredDiagnostics): boolean {
  if (logs.open !== undefined) return true;
  return logs.entries.some(({ category, group }) =>
    optionsOf(category).some(({ value }) => value.kind !== 'scalar' || isControlPlane(value.value)) || optionsOf(group).some(({ value }) => value.kind !== 'scalar' || value.value !== null),
  );
}

/** Whether a setting certainly names a category that only clusters have. */
export function collectsControlPlane({ logs }: DeclaredDiagnostics): boolean {
  return logs.entries.some(({ category }) => optionsOf(category).some(({ value }) => value.kind === 'scalar' && isControlPlane(value.value)));
}

function isControlPlane(category: unknown): boolean {
  return typeof category === 'string' && /^kube-|^cluster-autoscaler$|^cloud-controller-manager$/i.test(category);
}

export function linkSafeguards(cluster: DeclaredCluster, declarations: Declarations, lookup: Lookup, gap: Reason | undefined): Companions<DeploymentSafeguards> {
  return link(cluster, {
    all: declarations.safeguards,
    belongs: ({ target, deployment }) => pointsAt(target, deployment, cluster, lookup),
    companion: safeguards,
    mayMatter: () => true,
    gap,
  });
}

function safeguards({ head, level, podSecurity }: DeclaredSafeguards, belongs: Value): DeploymentSafeguards {
  return { ...head, kind: 'DeploymentSafeguards', existence: existing(head.existence, belongs), level, podSecurity };
}

/** Plans of the whole scan: a plan is the subscription's, not a cluster's. */
export function linkPlans(cluster: DeclaredCluster, declarations: Declarations, gap: Reason | undefined): Companions<DefenderPlan> {
  const found = declarations.plan.filter(isContainerPlan).map(defenderPlan);
  const mayBeMore = gap ?? unreadDefenderModule(cluster.deployment);
  return mayBeMore ? { found, mayBeMore } : { found };
}

/** Whether a plan is, or may be, one for containers under today's name or an older one. */
export function isContainerPlan({ plan }: DeclaredPlan): boolean {
  return optionsOf(plan.value).some(({ value }) => {
    if (value.kind !== 'scalar') return true;
    return ['Containers', 'KubernetesService', 'ContainerRegistry'].includes(String(value.value));
  });
}

export function defenderPlan({ head, plan, tier, sensor }: DeclaredPlan): DefenderPlan {
  return { ...head, kind: 'DefenderPlan', plan, tier, sensor };
}

/** Assignments of a Pod Security initiative that certainly cover the cluster; of the others, why they say nothing. */
export function linkAssignments(cluster: DeclaredCluster, declarations: Declarations, lookup: Lookup, gap: Reason | undefined): Companions<PolicyAssignment> {
  const found: PolicyAssignment[] = [];
  let silent: Reason | undefined;
  let promising: Reason | undefined;
  let elsewhere: Reason | undefined;
  for (const declared of declarations.assignment) {
    const initiative = initiativeOf(declared.definition.value, declared.deployment, lookup);
    if (!mayBePodSecurity(initiative)) continue;
    const covered = covers(declared, cluster, lookup);
    const doubt = doubtOf(covered);
    if (isPodSecurity(initiative)) {
      silent ??= doubt;
      if (mayEnforce(declared, initiative)) promising ??= doubt;
      elsewhere ??= covered.advice?.[0] === undefined ? undefined : { text: covered.advice[0] };
    }
    if (doubt === undefined && !isCertainly(covered, false)) found.push(policyAssignment(declared, initiative, covered));
  }
  const mayBeMore = found.length === 0 ? (silent ?? gap ?? elsewhere) : (promising ?? gap);
  return mayBeMore ? { found, mayBeMore } : { found };
}

/** Whether an assignment enforces restricted pod security in some world; one that does not decides for no cluster. */
function mayEnforce({ effect, enforced }: DeclaredAssignment, initiative: Value): boolean {
  const may = (value: Value, wanted: string | boolean): boolean => optionsOf(value).some((option) => option.value.kind !== 'scalar' || option.value.value === wanted);
  return may(initiative, 'restricted') && may(enforced.value, true) && optionsOf(effect.value).some(({ value }) => value.kind !== 'scalar' || /^deny$/i.test(String(value.value)));
}

/** An assignment; in a world where its definition is none of Pod Security it counts as none. */
export function policyAssignment(declared: DeclaredAssignment, initiative: Value, covered?: Value): PolicyAssignment {
  const { head, definition, effect, enforced, excludedNamespaces } = declared;
  const counts = mapOptions(initiative, (option) => ({ kind: 'scalar', value: knownText(option) !== 'other', origin: option.origin }));
  return {
    ...head,
    kind: 'PolicyAssignment',
    existence: existing(existing(head.existence, covered), counts),
    initiative: {
      label: definition.label,
      value: mapOptions(initiative, (option) =>
        knownText(option) === 'other' ? unknown({ text: 'it is no Pod Security initiative' }, option.origin) : option,
      ),
    },
    effect,
    enforced,
    excludedNamespaces,
  };
}

function mayBePodSecurity(initiative: Value): boolean {
  return optionsOf(initiative).some(({ value }) => knownText(value) !== 'other');
}

/** Whether it is the restricted or the baseline initiative in some world. */
export function isPodSecurity(initiative: Value): boolean {
  return optionsOf(initiative).some(({ value }) => ['restricted', 'baseline'].includes(knownText(value) ?? ''));
}

function existing(existence: Value, also: Value | undefined): Value {
  return also === undefined || isCertainly(also, true) ? existence : both(existence, also);
}
