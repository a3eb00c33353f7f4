import type { Deployment, Reason, Value } from '@akslint/model';
import type { DeclaredCluster, DeclaredRiddle } from '../declared.js';
import { namesCluster } from '../cluster/unread-module.js';
import { isCertainly, pointsAt } from './belonging.js';
import type { Lookup } from './names.js';

/** How many values are looked at in search of a mention. */
const mostValues = 5000;

/** Why more companions of a cluster may exist than were read, if so. */
export function gapsAround(cluster: DeclaredCluster, riddles: readonly DeclaredRiddle[], lookup: Lookup): Reason | undefined {
  const { deployment } = cluster;
  return cluster.unread ?? deployment.incomplete ?? unreadBeside(cluster) ?? riddleOn(cluster, riddles, lookup);
}

/** A module that is not there and is given this cluster. */
function unreadBeside(cluster: DeclaredCluster): Reason | undefined {
  const holder = cluster.deployment.unreadModules.find((call) => mentions(call.arguments, cluster.key));
  return holder && { ...holder.reason, text: `${holder.address} is given the cluster and cannot be read: ${holder.reason.text}` };
}

function riddleOn(cluster: DeclaredCluster, riddles: readonly DeclaredRiddle[], lookup: Lookup): Reason | undefined {
  const riddle = riddles.find(
    ({ target, deployment }) =>
      deployment === cluster.deployment && !isCertainly(pointsAt(target, deployment, cluster, lookup), false),
  );
  return riddle && { ...riddle.reason, text: `the type of ${riddle.head.address} is not known: ${riddle.reason.text}` };
}

/** A module that is not there and whose source names Defender plans. */
export function unreadDefenderModule(deployment: Deployment): Reason | undefined {
  return deployment.unreadModules.find(({ source }) => /defender|security-?center/i.test(source))?.reason;
}

/** A module that is not there and whose source says that it makes objects inside a cluster, policies perhaps among them. */
export function unreadObjectsModule({ unreadModules }: Deployment): Reason | undefined {
  return unreadModules.find(({ source }) => !namesCluster(source) && /(?:^|[^a-z])(?:helm|kubernetes|kubectl|k8s|gitops)(?:[^a-z]|$)/i.test(source))?.reason;
}

/** Whether some value within refers to a resource. */
function mentions(value: Value, key: string): boolean {
  for (const target of targetsIn(value)) if (target === key) return true;
  return false;
}

/** Keys of all resources that a value refers to, within a budget. */
export function targetsIn(value: Value): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting: Value[] = [value];
  for (let seen = 0; waiting.length > 0 && seen < mostValues; seen += 1) {
    const next = waiting.pop();
    if (next?.kind === 'reference') found.add(next.target);
    else if (next) waiting.push(...partsOf(next).slice(0, mostValues));
  }
  return found;
}

function partsOf(value: Value): readonly Value[] {
  switch (value.kind) {
    case 'list':
      return value.items;
    case 'object':
      return [...value.entries.keys()].flatMap((key) => value.entries.get(key) ?? []);
    case 'choice':
      return value.options.map((option) => option.value);
    case 'scalar':
    case 'unknown':
      return value.content ? [value.content] : [];
    case 'reference':
      return [];
  }
}
