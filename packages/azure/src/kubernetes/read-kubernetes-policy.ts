import type { Origin, Reason } from '@akslint/model';
import { claim, unsure, type Claim } from './claim.js';
import { kubernetesOrder, type Direction, type Peer, type Peers, type Policy, type Port, type Ports, type Rule, type Side } from './network-policy.js';
import type { PolicySource } from './policy-source.js';
import { readLabelSelector } from './read-selector.js';
import { doubtOf, textOf, type Items, type Reading, type Settled } from './reading.js';

/** Largest port there is. */
export const lastPort = 65_535;

/** A `NetworkPolicy` of networking.k8s.io/v1. */
export function readKubernetesPolicy(reading: Reading, source: PolicySource): Policy {
  const { owner } = source;
  const spec = reading.field(source.body, 'spec', owner);
  const doubt = doubtOf(spec);
  if (doubt) return opaquePolicy(source, doubt);
  const place = spec?.origin ?? source.at;
  return {
    ...headOf(source),
    pods: readLabelSelector(reading, reading.field(spec, 'podSelector', owner), { owner, at: place }),
    ingress: readSide(reading, spec, 'ingress', source),
    egress: readSide(reading, spec, 'egress', source),
  };
}

/** What stands for policies that cannot be seen: they may select, isolate and allow anything (but deny nothing that another allows). */
export function opaquePolicy(source: PolicySource, reason: Reason): Policy {
  const { at } = source;
  const side: Side = { isolates: unsure(reason, at), covers: unsure(reason, at), rules: [unseenRule('Allow', reason, at)] };
  return { ...headOf(source), pods: { kind: 'unsure', reason, maybeNone: true, at }, ingress: side, egress: side };
}

/** A rule that stands for all that cannot be seen. */
export function unseenRule(action: Rule['action'], reason: Reason, at: Origin): Rule {
  return { action, peers: [{ kind: 'unsure', reason, at }], ports: { unsure: reason, at }, at };
}

function headOf(source: PolicySource): Pick<Policy, 'title' | 'at' | 'engine' | 'applies' | 'order'> {
  return { title: source.title, at: source.at, engine: 'kubernetes', applies: source.applies, order: kubernetesOrder };
}

function readSide(reading: Reading, spec: Settled | undefined, direction: Direction, source: PolicySource): Side {
  const { owner } = source;
  const place = spec?.origin ?? source.at;
  const rules = reading.items(reading.field(spec, direction, owner), owner);
  const types = reading.items(reading.field(spec, 'policyTypes', owner), owner);
  const isolates = coversDirection(types, rules, direction, place);
  return { isolates, covers: isolates, rules: readRules(reading, rules, direction, owner) };
}

/** `policyTypes`: without any, ingress always and egress if there are rules for it. */
function coversDirection(types: Items | undefined, rules: Items | undefined, direction: Direction, place: Origin): Claim {
  const word = direction === 'ingress' ? 'Ingress' : 'Egress';
  if (types !== undefined && (types.items.length > 0 || types.more)) {
    let doubt = types.more;
    for (const { value, at } of types.items) {
      const text = textOf(value, at);
      if (text && 'text' in text && text.text === word) return claim(true, at);
      if (text && 'unsure' in text) doubt = text.unsure;
    }
    return doubt ? unsure(doubt, types.at) : claim(false, types.at);
  }
  if (direction === 'ingress') return claim(true, place);
  if (rules === undefined || (rules.items.length === 0 && !rules.more)) return claim(false, place);
  return rules.items.length > 0 || !rules.more ? claim(true, rules.at) : unsure(rules.more, rules.at);
}

function readRules(reading: Reading, rules: Items | undefined, direction: Direction, owner: string): readonly Rule[] {
  if (rules === undefined) return [];
  const read = rules.items.map(({ value, at }) => readRule(reading, value, direction, owner, at));
  return rules.more ? [...read, unseenRule('Allow', rules.more, rules.at)] : read;
}

/** An item that is null is an empty rule, as the API reads it. */
function readRule(reading: Reading, rule: Settled | undefined, direction: Direction, owner: string, at: Origin): Rule {
  const doubt = doubtOf(rule) ?? (rule !== undefined && rule.kind !== 'object' ? { text: 'the rule is not an object' } : undefined);
  if (doubt) return unseenRule('Allow', doubt, at);
  const peers = reading.field(rule, direction === 'ingress' ? 'from' : 'to', owner);
  return {
    action: 'Allow',
    peers: readPeers(reading, peers, owner),
    ports: readPorts(reading, reading.field(rule, 'ports', owner), owner),
    at,
  };
}

function readPeers(reading: Reading, written: Settled | undefined, owner: string): Peers {
  const list = reading.items(written, owner);
  if (list === undefined) return written === undefined ? 'everyone' : [{ kind: 'unsure', reason: { text: 'the peers are not a list' }, at: written.origin }];
  if (list.items.length === 0 && !list.more) return 'everyone';
  const peers = list.items.map(({ value, at }) => readPeer(reading, value, owner, at));
  return list.more ? [...peers, unread(list.more, list.at, peers.length > 0)] : peers;
}

/** A peer by labels is a pod, never an address outside of the cluster. */
function readPeer(reading: Reading, peer: Settled | undefined, owner: string, at: Origin): Peer {
  const doubt = doubtOf(peer);
  if (doubt) return unread(doubt, at);
  if (peer?.kind !== 'object') return unread({ text: 'the peer names nobody' }, at);
  if (!peer.entries.has('ipBlock') && (peer.entries.has('podSelector') || peer.entries.has('namespaceSelector'))) {
    const named = reading.field(peer, 'podSelector', owner) ?? reading.field(peer, 'namespaceSelector', owner);
    if (named !== undefined && named.kind !== 'unknown') return { kind: 'inside', at };
  }
  const block = reading.field(peer, 'ipBlock', owner);
  const blockDoubt = doubtOf(block);
  if (blockDoubt) return unread(blockDoubt, at);
  if (block?.kind === 'object') return readBlock(reading, block, owner, at);
  const byLabels = reading.field(peer, 'podSelector', owner) ?? reading.field(peer, 'namespaceSelector', owner);
  return byLabels === undefined ? unread({ text: 'the peer names nobody' }, at) : { kind: 'inside', at };
}

/** A peer that may be the metadata address, but (as long as it is somebody) is not everybody. */
export function unread(reason: Reason, at: Origin, isSomeone = true): Peer {
  return isSomeone ? { kind: 'unsure', reason, isSomeone, at } : { kind: 'unsure', reason, at };
}

/** An address range with its exceptions: `ipBlock`, or an entry of Cilium's `toCIDRSet`. */
export function readBlock(reading: Reading, block: Settled, owner: string, at: Origin): Peer {
  const cidr = textOf(reading.field(block, 'cidr', owner), block.origin);
  if (cidr === undefined) return unread({ text: 'the address range has no cidr' }, at);
  const except = reading.items(reading.field(block, 'except', owner), owner);
  return {
    kind: 'block',
    cidr,
    except: (except?.items ?? []).flatMap((item) => textOf(item.value, item.at) ?? []),
    ...(except?.more ? { moreExcept: except.more } : {}),
    at,
  };
}

function readPorts(reading: Reading, written: Settled | undefined, owner: string): Ports {
  const list = reading.items(written, owner);
  if (list === undefined) return written === undefined ? 'all' : { unsure: { text: 'the ports are not a list' }, at: written.origin };
  if (list.items.length === 0) return list.more ? { unsure: list.more, at: list.at } : 'all';
  const ports = list.items.map(({ value, at }) => readPort(reading, value, owner, at));
  return list.more ? [...ports, { kind: 'unsure', reason: list.more, at: list.at }] : ports;
}

function readPort(reading: Reading, port: Settled | undefined, owner: string, at: Origin): Port {
  const doubt = doubtOf(port);
  if (doubt) return { kind: 'unsure', reason: doubt, at };
  const protocol = textOf(reading.field(port, 'protocol', owner), at) ?? { text: 'TCP', at };
  if ('text' in protocol && protocol.text !== 'TCP') return { kind: 'other', at };
  const range = portRange(reading.field(port, 'port', owner), reading.field(port, 'endPort', owner), at);
  return range.kind === 'tcp' && 'unsure' in protocol && range.from <= 80 && 80 <= range.to
    ? { kind: 'unsure', reason: protocol.unsure, at }
    : range;
}

/** `port` to `endPort` of TCP. No port is all of them; which port a name means, the pods decide. */
export function portRange(port: Settled | undefined, endPort: Settled | undefined, at: Origin): Port {
  if (port === undefined) return { kind: 'tcp', from: 0, to: lastPort, at };
  const first = textOf(port, at);
  if (first === undefined || 'unsure' in first) return { kind: 'unsure', reason: first?.unsure ?? { text: 'the port is not known' }, at };
  const from = portNumber(first.text);
  if (from === undefined) return { kind: 'unsure', reason: { text: `which port the name "${first.text.slice(0, 40)}" means is up to the pods`, remedy: 'write the port as a number' }, at };
  if (from > 80) return { kind: 'tcp', from, to: Math.max(from, lastPort), at };
  const last = textOf(endPort, at);
  if (last === undefined) return { kind: 'tcp', from, to: from, at };
  if ('unsure' in last) return from === 80 ? { kind: 'tcp', from, to: from, at } : { kind: 'unsure', reason: last.unsure, at };
  const to = portNumber(last.text);
  return to === undefined ? { kind: 'unsure', reason: { text: 'endPort is not a number' }, at } : { kind: 'tcp', from, to, at };
}

/** A port as a number; undefined for a name. */
function portNumber(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) ? Number(text) : undefined;
}
