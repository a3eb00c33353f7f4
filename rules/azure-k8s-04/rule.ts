import {
  both,
  defineControl,
  fail,
  ground,
  mayBeMore,
  notApplicable,
  pass,
  undecided,
  type ClusterSituation,
  type Ground,
  type Judgement,
  type World,
} from '@akslint/engine';
import type { DefenderPlan } from '@akslint/model';
import { catalogue } from './catalogue.js';

const freeBesideProfile = 'The plan Containers is Free in the scan: the sensor runs, but its alerts need the plan at Standard.';
const noSensor = 'The plan does not enable the extension ContainerSensor, so it brings no runtime sensor to the nodes.';
const superseded = (plan: string): string => `The plan ${plan} is superseded and does not count; use Containers.`;

/** AKS Automatic presets nothing here, so both modes are asked the same. */
export default defineControl({
  about: catalogue,
  requirements: {
    defender: {
      ManagedCluster: profileOrPlan,
      DefenderPlan: ({ subject, world }) => judgePlan(world, subject) ?? noContainersPlan(world, subject),
    },
  },
});

function profileOrPlan({ cluster, world }: ClusterSituation): Judgement {
  const { found, mayBeMore: more } = cluster.defenderPlans;
  const profile = world.truth(cluster.defenderProfile);
  if (profile.value) return pass(profile, ...found.filter((plan) => isFree(world, plan)).map(() => freeBesideProfile));
  const advice = found.flatMap((plan) => supersededAdvice(world, plan));
  let free: Ground | undefined;
  for (const plan of found) {
    const judgement = world.has(plan) ? judgePlan(world, plan) : undefined;
    if (judgement?.verdict === 'pass') return judgement;
    if (judgement?.verdict === 'fail') free ??= judgement;
  }
  if (more) return undecided(mayBeMore('Defender plans', more, profile.at), ...profile.advice, ...advice);
  if (free) return fail(both(free, profile), ...advice);
  return fail(both(profile, ground('no plan Containers at Standard is in the scan', profile.at)), ...advice);
}

/** What a plan does for containers; undefined for a plan that does not cover them. */
function judgePlan(world: World, plan: DefenderPlan): Judgement | undefined {
  const name = world.word(plan.plan, ['Containers']);
  if (name.value !== 'Containers') return undefined;
  const tier = world.word(plan.tier, ['Standard', 'Free']);
  if (tier.value !== 'Standard') return fail(tier);
  return pass(both(tier, name), ...(world.peek(plan.sensor) === false ? [noSensor] : []));
}

function noContainersPlan(world: World, plan: DefenderPlan): Judgement {
  const name = world.word(plan.plan, ['KubernetesService', 'ContainerRegistry']);
  const advice = supersededAdvice(world, plan);
  return name.value === 'KubernetesService' || name.value === 'ContainerRegistry' ? fail(name, ...advice) : notApplicable(name);
}

function isFree(world: World, { plan, tier }: DefenderPlan): boolean {
  return world.peek(plan) === 'Containers' && world.peek(tier) === 'Free';
}

function supersededAdvice(world: World, { plan }: DefenderPlan): readonly string[] {
  const name = world.peek(plan);
  return name === 'KubernetesService' || name === 'ContainerRegistry' ? [superseded(name)] : [];
}
