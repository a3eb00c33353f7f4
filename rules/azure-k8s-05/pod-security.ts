import { both, fail, mayBeMore, notApplicable, pass, undecided, type ClusterSituation, type Judgement, type World } from '@akslint/engine';
import type { DeploymentSafeguards, Origin, PolicyAssignment, Setting } from '@akslint/model';

const nothing = 'no assignment of the restricted initiative is in the scan';
const pointAtIt = 'scan the code that assigns the initiative too; or, if it is kept elsewhere, say so in the configuration: companions: { "pod-security-initiative": "elsewhere" }';

/** By an initiative's assignment or by the cluster's deployment safeguards: one that enforces is enough. */
export function podSecurity({ cluster, world }: ClusterSituation): Judgement {
  const { podSecurityAssignments: assignments, deploymentSafeguards: safeguards } = cluster;
  const ways = [
    ...assignments.found.map((one) => () => (world.has(one) ? judgeAssignment(world, one) : undefined)),
    ...safeguards.found.map((one) => () => (world.has(one) ? judgeSafeguards(world, one) : undefined)),
  ];
  let weak: Judgement | undefined;
  for (const ask of ways) {
    const judgement = ask();
    if (judgement?.verdict === 'pass') return judgement;
    weak ??= judgement;
  }
  const more = assignments.mayBeMore ?? safeguards.mayBeMore;
  if (more) return undecided(mayBeMore('assignments', more, cluster.declaredAt));
  return weak ?? noneInTheScan(cluster.declaredAt);
}

/** What an assignment enforces; undefined for one of neither initiative. */
export function judgeAssignment(world: World, assignment: PolicyAssignment): Judgement | undefined {
  const initiative = world.word(assignment.initiative, ['restricted', 'baseline']);
  if (initiative.value === 'baseline') return fail(initiative);
  if (initiative.value !== 'restricted') return undefined;
  const effect = world.word(assignment.effect, ['deny', 'audit', 'disabled']);
  if (effect.value !== 'deny') return fail(effect);
  const enforced = world.truth(assignment.enforced);
  if (!enforced.value) return fail(enforced);
  return pass(both(effect, initiative), ...enforced.advice, ...excludedAdvice(world, assignment.excludedNamespaces));
}

/** For an assignment by itself, of something that is neither initiative. */
export function notAnInitiative(world: World, { initiative }: PolicyAssignment): Judgement {
  return notApplicable(world.word(initiative, ['restricted', 'baseline']));
}

function judgeSafeguards(world: World, { level, podSecurity: standard }: DeploymentSafeguards): Judgement {
  const decidedLevel = world.word(level, ['Enforce', 'Warn']);
  if (decidedLevel.value !== 'Enforce') return fail(decidedLevel);
  const decidedStandard = world.word(standard, ['Restricted', 'Baseline', 'Privileged']);
  return decidedStandard.value === 'Restricted' ? pass(both(decidedStandard, decidedLevel)) : fail(decidedStandard);
}

function noneInTheScan(at: Origin): Judgement {
  return undecided({ clause: nothing, reason: { text: nothing, remedy: pointAtIt }, at });
}

/** System namespaces are always left out; any other that is left out runs workloads without the standard. */
function excludedAdvice(world: World, { value, label }: Setting): readonly string[] {
  const picked = world.pick(value, label);
  if (picked.kind !== 'list') return [];
  const names = picked.items.flatMap((item) => (item.kind === 'scalar' && typeof item.value === 'string' ? [item.value] : []));
  const workloads = names.filter((name) => !/^(?:kube-.*|gatekeeper-system|azure-.*)$/u.test(name));
  return workloads.length === 0 ? [] : [`The assignment leaves out namespaces with workloads: ${workloads.join(', ')}.`];
}
