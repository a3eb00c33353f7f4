import type { Origin, Reason } from '@akslint/model';
import { blockHoldsMetadata } from './address-block.js';
import { both, claim, either, not, some, unsure, type Claim } from './claim.js';
import { matches, selectsAll, type Pod, type Selector } from './selector.js';

export type Direction = 'ingress' | 'egress';

/** Which software enforces a policy. */
export type PolicyEngine = 'kubernetes' | 'cilium' | 'calico';

/** A text that is known, or not. */
export type Text = { readonly text: string; readonly at: Origin } | { readonly unsure: Reason; readonly at: Origin };

/** One who may be spoken to or heard, as a rule names them. */
export type Peer =
  | { readonly kind: 'everyone'; readonly at: Origin }
  /** Something that is never the metadata address: pods, nodes, services, names. */
  | { readonly kind: 'inside'; readonly at: Origin }
  | {
      readonly kind: 'block';
      readonly cidr: Text;
      readonly except: readonly Text[];
      /** More exceptions may exist than can be seen. */
      readonly moreExcept?: Reason;
      readonly at: Origin;
    }
  | {
      readonly kind: 'unsure';
      readonly reason: Reason;
      /** Whoever it is, it is not everyone. */
      readonly isSomeone?: true;
      readonly at: Origin;
    };

/** Either nobody is named, which is everybody; or some are (and perhaps more: an `unsure` peer). */
export type Peers = 'everyone' | readonly Peer[];

/** One port or range of ports that a rule is limited to, both ends included; `unsure` when it may be TCP port 80. */
export type Port =
  | { readonly kind: 'tcp'; readonly from: number; readonly to: number; readonly at: Origin }
  /** Another protocol, or no port at all. */
  | { readonly kind: 'other'; readonly at: Origin }
  | { readonly kind: 'unsure'; readonly reason: Reason; readonly at: Origin };

export type Ports = 'all' | readonly Port[] | { readonly unsure: Reason; readonly at: Origin };

/** `unsure` may be any of the others. */
export type Action = 'Allow' | 'Deny' | 'Log' | { readonly unsure: Reason };

export interface Rule {
  readonly action: Action;
  readonly peers: Peers;
  readonly ports: Ports;
  readonly at: Origin;
}

/** What a policy does in one direction. */
export interface Side {
  /** Whether what no rule allows is denied to the pods that it selects. */
  readonly isolates: Claim;
  /** Rules have an effect only in a direction that the policy covers; this says whether it does. */
  readonly covers: Claim;
  readonly rules: readonly Rule[];
}

/** One policy, as it works on the pods of one namespace. */
export interface Policy {
  /** Kind and name, for messages: `NetworkPolicy deny-all`. */
  readonly title: string;
  readonly at: Origin;
  readonly engine: PolicyEngine;
  /** Whether it exists and works in this namespace. */
  readonly applies: Claim;
  readonly pods: Selector;
  readonly ingress: Side;
  readonly egress: Side;
  /**
   * Calico's order: lower is asked first. Kubernetes policies stand at 1000 in Calico, policies without an order last.
   * `unsure` may stand anywhere.
   */
  readonly order: number | { readonly unsure: Reason };
}

/** Where Calico puts Kubernetes' own policies. */
export const kubernetesOrder = 1000;

/** What is asked of the policies of a namespace. */
interface Question {
  readonly direction: Direction;
  readonly at: Origin;
  selects(policy: Policy): Claim;
  covers(rule: Rule): Claim;
}

interface Step {
  readonly policy: Policy;
  readonly rule: Rule;
  /** It may stand elsewhere too. */
  readonly elsewhere?: Reason;
}

/** Whether nothing keeps all traffic in one direction from being allowed again by policies that select all pods. */
export function isOpenByDefault(policies: readonly Policy[], direction: Direction, at: Origin): Claim {
  return isOpen(policies, {
    direction,
    at,
    selects: (policy) => both(policy.applies, selectsAll(policy.pods)),
    covers: allowsEverything,
  });
}

/** Whether the pod can open a connection to TCP port 80 of 169.254.169.254. */
export function reachesMetadata(policies: readonly Policy[], pod: Pod): Claim {
  return isOpen(policies, {
    direction: 'egress',
    at: pod.at,
    selects: (policy) => selectsPod(policy, pod),
    covers: coversMetadata,
  });
}

/** Whether some policy denies the pod what no rule allows it. */
export function isIsolated(policies: readonly Policy[], direction: Direction, pod: Pod): Claim {
  return some(policies.map((policy) => both(selectsPod(policy, pod), policy[direction].isolates)), pod.at);
}

export function selectsPod(policy: Policy, pod: Pod): Claim {
  if (pod.selectedBy === policy.pods) return policy.applies;
  return both(policy.applies, matches(policy.pods, pod));
}

/** A rule with neither peers nor ports. */
export function allowsEverything(rule: Rule): Claim {
  return both(namesEveryone(rule), namesAllPorts(rule));
}

/** Whether a rule speaks of TCP port 80 of 169.254.169.254. */
export function coversMetadata(rule: Rule): Claim {
  const port = includesMetadataPort(rule);
  const peer = rule.peers === 'everyone' ? claim(true, rule.at) : some(rule.peers.map(isMetadata), rule.at);
  return both(port, peer);
}

/**
 * Walks the rules in the order in which they are asked: traffic is open when some rule allows it before any denies it,
 * or when none denies it and the pods are not isolated. Kubernetes and Cilium have no order, only denials (Cilium's),
 * which win over allowances.
 */
function isOpen(policies: readonly Policy[], question: Question): Claim {
  const { direction, at } = question;
  let open = claim(false, at);
  let undenied = claim(true, at);
  for (const { policy, rule, elsewhere } of stepsOf(policies, direction)) {
    const speaks = both(both(question.selects(policy), policy[direction].covers), question.covers(rule));
    if (speaks.is === false || rule.action === 'Log') continue;
    const doubt = elsewhere ?? (typeof rule.action === 'string' ? undefined : rule.action.unsure);
    const fires = doubt ? both(speaks, unsure(doubt, rule.at)) : speaks;
    if (rule.action !== 'Deny') open = either(open, both(undenied, fires));
    if (rule.action !== 'Allow') undenied = both(undenied, not(fires));
  }
  const isolated = some(policies.map((policy) => both(question.selects(policy), policy[direction].isolates)), at);
  return either(open, both(undenied, not(isolated)));
}

function stepsOf(policies: readonly Policy[], direction: Direction): readonly Step[] {
  const first: Step[] = [];
  const ordered: { readonly order: number; readonly step: Step }[] = [];
  for (const policy of policies) {
    for (const rule of policy[direction].rules) {
      if (policy.engine === 'cilium' && rule.action === 'Deny') {
        first.push({ policy, rule });
      } else if (typeof policy.order === 'number') {
        ordered.push({ order: policy.order, step: { policy, rule } });
      } else {
        first.push({ policy, rule, elsewhere: policy.order.unsure });
        ordered.push({ order: Number.POSITIVE_INFINITY, step: { policy, rule } });
      }
    }
  }
  ordered.sort((left, right) => (left.order === right.order ? byName(left.step, right.step) : left.order - right.order));
  return [...first, ...ordered.map(({ step }) => step)];
}

/** Calico asks policies of one order by their names. */
function byName(left: Step, right: Step): number {
  if (left.policy.engine !== 'calico' || right.policy.engine !== 'calico') return 0;
  if (left.policy.title === right.policy.title) return 0;
  return left.policy.title < right.policy.title ? -1 : 1;
}

function namesEveryone(rule: Rule): Claim {
  if (rule.peers === 'everyone') return claim(true, rule.at);
  return some(
    rule.peers.map((peer) => (peer.kind === 'unsure' && !peer.isSomeone ? unsure(peer.reason, peer.at) : claim(peer.kind === 'everyone', peer.at))),
    rule.at,
  );
}

function namesAllPorts(rule: Rule): Claim {
  if (rule.ports === 'all') return claim(true, rule.at);
  return 'unsure' in rule.ports ? unsure(rule.ports.unsure, rule.ports.at) : claim(false, rule.at);
}

function includesMetadataPort(rule: Rule): Claim {
  if (rule.ports === 'all') return claim(true, rule.at);
  if ('unsure' in rule.ports) return unsure(rule.ports.unsure, rule.ports.at);
  return some(rule.ports.map(isMetadataPort), rule.at);
}

function isMetadataPort(port: Port): Claim {
  switch (port.kind) {
    case 'tcp':
      return claim(port.from <= 80 && 80 <= port.to, port.at);
    case 'other':
      return claim(false, port.at);
    case 'unsure':
      return unsure(port.reason, port.at);
  }
}

function isMetadata(peer: Peer): Claim {
  switch (peer.kind) {
    case 'everyone':
      return claim(true, peer.at);
    case 'inside':
      return claim(false, peer.at);
    case 'unsure':
      return unsure(peer.reason, peer.at);
    case 'block': {
      const excepted = peer.except.map(holdsMetadata);
      const anyMore = peer.moreExcept ? [unsure(peer.moreExcept, peer.at)] : [];
      const at = peer.except[0]?.at ?? peer.cidr.at;
      const inBlock = holdsMetadata(peer.cidr);
      const spared = both(inBlock, not(some([...excepted, ...anyMore], peer.cidr.at)));
      return spared.is === true ? claim(true, at) : spared;
    }
  }
}

function holdsMetadata(range: Text): Claim {
  if ('unsure' in range) return unsure(range.unsure, range.at);
  const held = blockHoldsMetadata(range.text);
  if (held !== undefined) return claim(held, range.at);
  return unsure({ text: `"${shortened(range.text)}" is not an address range`, remedy: 'write it as address/length, such as 169.254.169.254/32' }, range.at);
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
