import type { Finding, Origin, Reason } from '@akslint/model';
import { blockHoldsAllOfIPv4, blockHoldsMetadata, metadataAddress } from './address-block.js';
import { both, type Claim } from './claim.js';
import {
  allowsEverything,
  coversMetadata,
  isIsolated,
  isOpenByDefault,
  reachesMetadata,
  selectsPod,
  type Direction,
  type Peer,
  type Policy,
  type PolicyEngine,
  type Rule,
} from './network-policy.js';
import { PolicyIndex } from './policy-index.js';
import { canBeMet, exampleOf, keysOf, selectsAll, strangeLabels, type Pod } from './selector.js';
import type { Workload } from './workload.js';

/**
 * A finding on a namespace, and the engines without whose own kinds of policy it would be another. All policies are
 * judged as if enforced; under another engine those kinds do not exist, so a holding finding then rests on nothing.
 */
export interface NamespaceFinding extends Finding {
  readonly needsEngine: readonly Exclude<PolicyEngine, 'kubernetes'>[];
}

/** All that is judged of one namespace, in one world. */
export interface NamespaceWorld {
  /** For messages: `namespace "shop"`. */
  readonly label: string;
  /** Where the absence of a policy is reported. */
  readonly anchor: Origin;
  readonly policies: readonly Policy[];
  readonly workloads: readonly Workload[];
}

/** Whether the policies that select all pods isolate both directions and none of them allows everything again. */
export function judgeDefaultDeny(world: NamespaceWorld): NamespaceFinding {
  return withEngines(world, (policies) => {
    const { anchor, label } = world;
    const narrowed = { ...world, policies };
    const claims = directions.map((direction) => ({ direction, open: isOpenByDefault(policies, direction, anchor) }));
    const failing = claims.filter(({ open }) => open.is === true).map(({ direction }) => direction);
    if (failing.length > 0) return { holds: false, ...explainOpen(narrowed, failing), advice: [] };
    const doubt = claims.find(({ open }) => open.is === undefined);
    if (doubt) {
      const which = `It cannot be told whether ${label} denies ${doubt.direction} by default`;
      return { holds: undefined, message: unknownBecause(which, doubt.open), at: doubt.open.at, advice: [] };
    }
    const closers = policies.filter((policy) => directions.some((direction) => isolatesAll(policy, direction).is === true));
    return {
      holds: true,
      message: `${capital(label)} denies ingress and egress unless a policy allows it (${named(closers.map(({ title }) => title))}).`,
      at: closers[0]?.at ?? anchor,
      advice: hostNetworkAdvice(world.workloads),
    };
  });
}

/** Whether no pod can open a connection to TCP port 80 of the metadata service. */
export function judgeMetadataEgress(world: NamespaceWorld): NamespaceFinding {
  return withEngines(world, (policies) => judgeReach({ ...world, policies }));
}

const directions: readonly Direction[] = ['ingress', 'egress'];

function judgeReach(world: NamespaceWorld): Finding {
  const { anchor, label, policies, workloads } = world;
  const probes = probesOf(world);
  const reaching = probes.filter(({ reaches }) => reaches.is === true);
  const declared = new Set(workloads.map(({ pod }) => pod));
  const leftOut = reaching.filter(({ pod, isolated }) => isolated.is === false && declared.has(pod));
  if (leftOut.length > 0) return notIsolated(world, leftOut.map(({ pod }) => pod.title));
  const allowed = reaching.find(({ isolated }) => isolated.is !== false);
  if (allowed) return { holds: false, ...explainAllowed(world, allowed.pod), advice: [] };
  const doubt = probes.find(({ reaches }) => reaches.is === undefined)?.reaches;
  if (reaching.length > 0 && workloads.length === 0) return notIsolated(world, []);
  if (reaching.length > 0 || doubt) return { holds: undefined, ...explainDoubt(world, doubt), advice: [] };
  const any = reachesMetadata(policies, anyPod(anchor));
  if (any.is !== false) return { holds: undefined, ...explainDoubt(world, undefined), advice: [] };
  const closers = policies.filter((policy) => isolatesAll(policy, 'egress').is === true);
  const by = closers.length > 0 ? ` (${named(closers.map(({ title }) => title))})` : '';
  return {
    holds: true,
    message: `No pod of ${label} can reach ${metadataAddress}: nothing allows it${by}.`,
    at: closers[0]?.at ?? any.at,
    advice: [...reopeningAdvice(policies), ...hostNetworkAdvice(workloads), ...windowsAdvice(world)],
  };
}

interface Probe {
  readonly pod: Pod;
  readonly reaches: Claim;
  readonly isolated: Claim;
}

/** The declared pods, one for each policy that may allow the address, one without labels and one with unheard-of ones. */
function probesOf({ anchor, policies, workloads }: NamespaceWorld): readonly Probe[] {
  const bare: Pod = { title: 'a pod without labels', labels: new Map(), at: anchor };
  const strange: Pod = { ...bare, title: 'a pod with other labels', labels: strangeLabels(policies.flatMap((policy) => keysOf(policy.pods)), anchor) };
  const pods = [...workloads.map(({ pod }) => pod), ...policies.filter(mayAllowMetadata).flatMap(examplePod), bare, strange];
  const index = new PolicyIndex(policies);
  return pods.map((pod) => {
    const relevant = index.of(pod);
    return { pod, reaches: reachesMetadata(relevant, pod), isolated: isIsolated(relevant, 'egress', pod) };
  });
}

function mayAllowMetadata({ egress }: Policy): boolean {
  return egress.rules.some((rule) => rule.action !== 'Deny' && coversMetadata(rule).is !== false);
}

function examplePod({ at, pods, title }: Policy): readonly Pod[] {
  const example = { title: `the pods that ${title} selects`, at };
  const labels = exampleOf(pods);
  if (labels) return [{ ...example, labels }];
  if (!canBeMet(pods)) return [];
  return [{ ...example, labels: new Map(), moreLabels: { text: 'the labels of the pods are not known' }, selectedBy: pods }];
}

function anyPod(at: Origin): Pod {
  return { title: 'any pod', labels: new Map(), moreLabels: { text: 'a pod may have any labels' }, at };
}

function notIsolated(world: NamespaceWorld, titles: readonly string[]): Finding {
  const { anchor, label } = world;
  const near = nearMiss(world, 'egress');
  if (!near) {
    const message = `No network policy isolates the egress of ${label}, so its pods can reach ${metadataAddress}.`;
    return { holds: false, message, at: anchor, advice: [] };
  }
  const left = titles.length > 0 ? `: it leaves out ${named(titles)}` : '';
  const message = `${near.sentence('egress')}${near.kind === 'some pods' ? left : ''}, so pods of ${label} can reach ${metadataAddress}.`;
  return { holds: false, message, at: near.at, advice: [] };
}

function explainDoubt({ anchor, label }: NamespaceWorld, doubt: Claim | undefined): Pick<Finding, 'message' | 'at'> {
  const which = `It cannot be told whether pods of ${label} can reach ${metadataAddress}`;
  if (doubt) return { message: unknownBecause(which, doubt), at: doubt.at };
  return { message: `${which}: no single policy covers every pod, and pods with other labels may exist; isolate egress with an empty podSelector.`, at: anchor };
}

function explainAllowed({ anchor, label, policies }: NamespaceWorld, pod: Pod): Pick<Finding, 'message' | 'at'> {
  for (const policy of policies) {
    if (selectsPod(policy, pod).is !== true || policy.egress.covers.is !== true) continue;
    for (const rule of policy.egress.rules) {
      const covers = coversMetadata(rule);
      if (rule.action !== 'Allow' || covers.is !== true) continue;
      return { message: `${policy.title} allows pods of ${label} to reach ${metadataAddress}: ${whyAllowed(rule)}.`, at: covers.at };
    }
  }
  return { message: `The policies of ${label} allow pods to reach ${metadataAddress}.`, at: anchor };
}

function whyAllowed({ peers }: Rule): string {
  if (peers === 'everyone') return 'an egress rule names no peers, which allows every address';
  const block = peers.find((peer) => peer.kind === 'block' && 'text' in peer.cidr && blockHoldsMetadata(peer.cidr.text) === true);
  if (block?.kind !== 'block' || !('text' in block.cidr)) return 'an egress rule allows every address';
  if (block.except.length === 0) return `${block.cidr.text} contains it`;
  return `no exception of ${block.cidr.text} contains it`;
}

interface NearMiss {
  readonly kind: 'some pods' | 'other direction';
  readonly policy: Policy;
  readonly at: Origin;
  sentence(words: string): string;
}

/** The policy that comes closest to isolating all pods in a direction. */
function nearMiss({ policies }: NamespaceWorld, direction: Direction): NearMiss | undefined {
  const present = policies.filter(({ applies }) => applies.is !== false);
  const some = present.find((policy) => policy[direction].isolates.is === true && selectsAll(policy.pods).is === false && examplePod(policy).length > 0);
  if (some) {
    return { kind: 'some pods', policy: some, at: some.pods.at, sentence: (words) => `${some.title} isolates the ${words} of some pods only` };
  }
  const other = present.find((policy) => selectsAll(policy.pods).is === true && policy[direction].isolates.is === false);
  if (!other) return undefined;
  return { kind: 'other direction', policy: other, at: other[direction].isolates.at, sentence: (words) => `${other.title} selects all pods but does not cover ${words}` };
}

function explainOpen(world: NamespaceWorld, failing: readonly Direction[]): Pick<Finding, 'message' | 'at'> {
  const causes = failing.map((direction) => causeOf(world, direction));
  const [first, second] = causes;
  if (!first) return { message: `${capital(world.label)} does not deny by default.`, at: world.anchor };
  if (!second || first.text('') === second.text('')) {
    return { message: `${first.text(failing.join(' and '))}${first.rest}.`, at: first.at };
  }
  const [one, two] = failing;
  return { message: `${first.text(one ?? '')}${first.rest}; ${second.text(two ?? '').replace(/^No /, 'no ')}${second.rest}.`, at: first.at };
}

interface Cause {
  text(words: string): string;
  readonly rest: string;
  readonly at: Origin;
}

function causeOf(world: NamespaceWorld, direction: Direction): Cause {
  const opening = openingRule(world.policies, direction);
  if (opening) {
    const { policy, rule } = opening;
    return { text: (words) => `${policy.title} allows all ${words} to all pods of ${world.label} again`, rest: ', with a rule that names neither peers nor ports', at: rule.at };
  }
  const near = nearMiss(world, direction);
  if (!near) return { text: (words) => `No network policy denies ${words} by default in ${world.label}`, rest: '', at: world.anchor };
  if (near.kind === 'other direction') return { text: near.sentence, rest: ` in ${world.label}`, at: near.at };
  const index = new PolicyIndex(world.policies);
  const left = world.workloads.filter(({ pod }) => isIsolated(index.of(pod), direction, pod).is === false).map(({ pod }) => pod.title);
  const rest = left.length > 0 ? `: it leaves out ${named(left)}` : ', and a pod without their labels is open';
  return { text: near.sentence, rest: ` in ${world.label}${rest}`, at: near.at };
}

function openingRule(policies: readonly Policy[], direction: Direction): { readonly policy: Policy; readonly rule: Rule } | undefined {
  for (const policy of policies) {
    if (both(both(policy.applies, selectsAll(policy.pods)), policy[direction].covers).is !== true) continue;
    const rule = policy[direction].rules.find((one) => one.action === 'Allow' && allowsEverything(one).is === true);
    if (rule) return { policy, rule };
  }
  return undefined;
}

function isolatesAll(policy: Policy, direction: Direction): Claim {
  return both(both(policy.applies, selectsAll(policy.pods)), policy[direction].isolates);
}

/** An allow-all-but-IMDS policy for all pods and ports beside another that denies egress by default. */
function reopeningAdvice(policies: readonly Policy[]): readonly string[] {
  return policies.flatMap((policy) => {
    if (selectsAll(policy.pods).is !== true) return [];
    const reopens = policy.egress.rules.some(({ action, peers, ports }) => action === 'Allow' && ports === 'all' && peers !== 'everyone' && peers.some(isAllOfIPv4));
    const beside = policies.some((other) => other !== policy && isolatesAll(other, 'egress').is === true);
    if (!reopens || !beside || policy.applies.is === false) return [];
    return [`${policy.title} allows egress to all other addresses, which reopens what the default-deny closes; allow only what the pods need.`];
  });
}

function isAllOfIPv4(peer: Peer): boolean {
  return peer.kind === 'block' && 'text' in peer.cidr && blockHoldsAllOfIPv4(peer.cidr.text);
}

function hostNetworkAdvice(workloads: readonly Workload[]): readonly string[] {
  const titles = workloads.filter(({ usesHostNetwork }) => usesHostNetwork).map(({ pod }) => pod.title);
  return titles.length === 0 ? [] : [`${named(titles)} ${titles.length === 1 ? 'uses' : 'use'} the network of the node (hostNetwork), which network policies do not reach.`];
}

function windowsAdvice({ policies, workloads }: NamespaceWorld): readonly string[] {
  const titles = workloads.filter(({ isWindows }) => isWindows).map(({ pod }) => pod.title);
  const excepts = policies.some(({ egress }) => egress.rules.some(({ peers }) => peers !== 'everyone' && peers.some((peer) => peer.kind === 'block' && peer.except.length > 0)));
  return titles.length === 0 || !excepts ? [] : [`${named(titles)} ${titles.length === 1 ? 'runs' : 'run'} on Windows, where Azure network policy does not support except.`];
}

/** The finding, and whether it rests on policies that only one engine knows. */
function withEngines(world: NamespaceWorld, judge: (policies: readonly Policy[]) => Finding): NamespaceFinding {
  const finding = judge(world.policies);
  const engines = (['cilium', 'calico'] as const).filter((engine) => {
    const others = world.policies.filter((policy) => policy.engine !== engine);
    return others.length < world.policies.length && judge(others).holds !== finding.holds;
  });
  const advice = engines.map((engine) => `This rests on policies that only ${capital(engine)} enforces.`);
  return { ...finding, advice: [...finding.advice, ...advice], needsEngine: engines };
}

function unknownBecause(which: string, { because }: Claim): string {
  const reason: Reason = because ?? { text: 'a value is not known' };
  return `${which}: ${reason.text}${reason.remedy === undefined ? '' : `; ${reason.remedy}`}.`;
}

const mostNamed = 5;

/** `a`, `a and b`, `a, b and 3 more`. */
function named(titles: readonly string[]): string {
  const unique = [...new Set(titles)];
  const shown = unique.length > mostNamed ? [...unique.slice(0, mostNamed), `${unique.length - mostNamed} more`] : unique;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown[shown.length - 1] ?? ''}`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
