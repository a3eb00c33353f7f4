import type { Origin, Reason } from '@akslint/model';
import { parseCalicoSelector } from './calico-selector.js';
import { both, claim, unsure, type Claim } from './claim.js';
import type { Action, Direction, Peer, Peers, Policy, Port, Ports, Rule, Side, Text } from './network-policy.js';
import type { PolicySource } from './policy-source.js';
import { lastPort, opaquePolicy, unread, unseenRule } from './read-kubernetes-policy.js';
import { doubtOf, textOf, type Items, type Reading, type Settled } from './reading.js';
import { matches, within, type Selector } from './selector.js';

const nameLabels = ['projectcalico.org/name', 'kubernetes.io/metadata.name'];
const namespaceName = 'projectcalico.org/namespace';

/**
 * A Calico `NetworkPolicy` or `GlobalNetworkPolicy`. Policies of the tier `default` are asked by `order`, the first
 * rule that matches decides, what none decides is denied to pods that a policy selects in that direction. A policy
 * of another tier may decide before all others, so nothing can be told past it.
 * Source: Calico's reference of the two kinds and of selectors.
 */
export function readCalicoPolicy(reading: Reading, source: PolicySource): Policy {
  const { owner } = source;
  const spec = reading.field(source.body, 'spec', owner);
  const tier = textOf(reading.field(spec, 'tier', owner), source.at);
  const doubt = doubtOf(spec) ?? tierDoubt(tier);
  if (doubt) return unseen(source, doubt);
  return {
    title: source.title,
    at: source.at,
    engine: 'calico',
    applies: both(source.applies, namespaceClaim(reading, spec, source)),
    order: orderOf(reading.field(spec, 'order', owner)),
    pods: podsOf(reading, spec, source),
    ingress: readSide(reading, spec, 'ingress', source),
    egress: readSide(reading, spec, 'egress', source),
  };
}

function unseen(source: PolicySource, reason: Reason): Policy {
  const rule = unseenRule({ unsure: reason }, reason, source.at);
  const opaque = opaquePolicy(source, reason);
  const side: Side = { ...opaque.egress, rules: [rule] };
  return { ...opaque, engine: 'calico', order: { unsure: reason }, ingress: side, egress: side };
}

function tierDoubt(tier: Text | undefined): Reason | undefined {
  if (tier === undefined || ('text' in tier && (tier.text === 'default' || tier.text === ''))) return undefined;
  return 'unsure' in tier ? tier.unsure : { text: `a policy of tier "${tier.text.slice(0, 40)}" is asked before those of the default tier` };
}

function orderOf(order: Settled | undefined): Policy['order'] {
  const doubt = doubtOf(order);
  if (doubt) return { unsure: doubt };
  const number = order?.kind === 'scalar' ? Number(order.value) : Number.NaN;
  return Number.isFinite(number) ? number : Number.POSITIVE_INFINITY;
}

function selectorAt(value: Settled | undefined, at: Origin): Selector {
  const text = textOf(value, at);
  if (text === undefined) return { kind: 'all', at };
  return 'unsure' in text ? { kind: 'unsure', reason: text.unsure, at: text.at } : parseCalicoSelector(text.text, text.at);
}

function namespaceClaim(reading: Reading, spec: Settled | undefined, source: PolicySource): Claim {
  const written = reading.field(spec, 'namespaceSelector', source.owner);
  if (written === undefined) return claim(true, source.at);
  return matches(selectorAt(written, source.at), withNames(source));
}

function withNames({ namespace }: PolicySource): PolicySource['namespace'] {
  const name = namespace.labels.get('kubernetes.io/metadata.name') ?? { unsure: { text: 'the name of the namespace is not known' }, at: namespace.at };
  const labels = new Map(namespace.labels);
  for (const label of [...nameLabels, namespaceName]) labels.set(label, name);
  return { ...namespace, labels };
}

function podsOf(reading: Reading, spec: Settled | undefined, source: PolicySource): Selector {
  const place = spec?.origin ?? source.at;
  const selector = within(selectorAt(reading.field(spec, 'selector', source.owner), place), withNames(source), (key) => key === namespaceName);
  const accounts = reading.field(spec, 'serviceAccountSelector', source.owner);
  if (accounts === undefined || (accounts.kind === 'scalar' && accounts.value === '')) return selector;
  const reason = { text: 'which pods use the service accounts that it selects is not read' };
  return { kind: 'and', parts: [selector, { kind: 'unsure', reason, maybeNone: true, at: accounts.origin }], at: selector.at };
}

function readSide(reading: Reading, spec: Settled | undefined, direction: Direction, source: PolicySource): Side {
  const { owner } = source;
  const rules = reading.items(reading.field(spec, direction, owner), owner);
  const covers = coversDirection(reading, spec, direction, source);
  const read = (rules?.items ?? []).map(({ value, at }) => readRule(reading, value, direction, owner, at));
  return {
    isolates: covers,
    covers,
    rules: rules?.more ? [...read, unseenRule({ unsure: rules.more }, rules.more, rules.at)] : read,
  };
}

/** `types`: without any, the directions that have rules; without rules, ingress. */
function coversDirection(reading: Reading, spec: Settled | undefined, direction: Direction, source: PolicySource): Claim {
  const { owner } = source;
  const place = spec?.origin ?? source.at;
  const types = reading.items(reading.field(spec, 'types', owner), owner);
  if (types && (types.items.length > 0 || types.more)) return namesDirection(types, direction);
  const egress = hasRules(reading.items(reading.field(spec, 'egress', owner), owner), place);
  if (direction === 'egress') return egress;
  const ingress = hasRules(reading.items(reading.field(spec, 'ingress', owner), owner), place);
  if (ingress.is === true || egress.is === false) return claim(true, place);
  return egress.is === undefined ? egress : ingress;
}

function namesDirection(types: Items, direction: Direction): Claim {
  const word = direction === 'ingress' ? 'Ingress' : 'Egress';
  let doubt = types.more;
  for (const { value, at } of types.items) {
    const text = textOf(value, at);
    if (text && 'text' in text && text.text === word) return claim(true, at);
    if (text && 'unsure' in text) doubt = text.unsure;
  }
  return doubt ? unsure(doubt, types.at) : claim(false, types.at);
}

function hasRules(rules: Items | undefined, place: Origin): Claim {
  if (rules === undefined) return claim(false, place);
  return rules.items.length > 0 || !rules.more ? claim(rules.items.length > 0, rules.at) : unsure(rules.more, rules.at);
}

function readRule(reading: Reading, rule: Settled | undefined, direction: Direction, owner: string, at: Origin): Rule {
  const doubt = doubtOf(rule);
  if (doubt) return unseenRule({ unsure: doubt }, doubt, at);
  const source = reading.field(rule, 'source', owner);
  const destination = reading.field(rule, 'destination', owner);
  const [remote, own] = direction === 'ingress' ? [source, destination] : [destination, source];
  const peers = readPeers(reading, remote, owner);
  const narrowed = narrowing(reading, rule, own, source, owner);
  return {
    action: actionOf(textOf(reading.field(rule, 'action', owner), at)),
    peers: narrowed ? [unread(narrowed, at)] : ofFamily(reading, rule, peers, owner, at),
    ports: readPorts(reading, rule, destination, owner, at),
    at,
  };
}

/** In the last tier `Pass` leads to the namespace's profile, which allows. */
function actionOf(action: Text | undefined): Action {
  if (action && 'unsure' in action) return { unsure: action.unsure };
  switch (action?.text.toLowerCase()) {
    case 'allow':
    case 'pass':
      return 'Allow';
    case 'deny':
      return 'Deny';
    case 'log':
      return 'Log';
    default:
      return { unsure: { text: 'the rule has no known action' } };
  }
}

/** What limits a rule to some of the selected pods, or to some requests: not read. */
function narrowing(reading: Reading, rule: Settled | undefined, own: Settled | undefined, source: Settled | undefined, owner: string): Reason | undefined {
  const isWritten = (whole: Settled | undefined, field: string): boolean => reading.field(whole, field, owner) !== undefined;
  if (['http', 'icmp', 'notICMP'].some((field) => isWritten(rule, field))) return { text: 'the rule also looks at requests, which is not read' };
  if (peerFields.some((field) => isWritten(own, field))) return { text: 'the rule is limited to some of the selected pods, which is not read' };
  if (['ports', 'notPorts'].some((field) => isWritten(source, field))) return { text: 'the rule is limited to source ports, which is not read' };
  return undefined;
}

const peerFields = ['nets', 'notNets', 'selector', 'notSelector', 'namespaceSelector', 'serviceAccounts', 'services', 'domains'];

function ofFamily(reading: Reading, rule: Settled | undefined, peers: Peers, owner: string, at: Origin): Peers {
  const version = textOf(reading.field(rule, 'ipVersion', owner), at);
  if (version === undefined) return peers;
  if ('unsure' in version) return [unread(version.unsure, at)];
  if (version.text === '6') return [{ kind: 'inside', at }];
  return peers === 'everyone' ? [{ kind: 'block', cidr: { text: '0.0.0.0/0', at }, except: [], at }] : peers;
}

function readPeers(reading: Reading, entity: Settled | undefined, owner: string): Peers {
  const doubt = doubtOf(entity);
  if (entity && doubt) return [{ kind: 'unsure', reason: doubt, at: entity.origin }];
  const written = peerFields.filter((field) => reading.field(entity, field, owner) !== undefined);
  if (entity === undefined || written.length === 0) return 'everyone';
  const at = entity.origin;
  if (written.every((field) => field === 'nets' || field === 'notNets')) return readNets(reading, entity, owner);
  if (written.some((field) => reading.field(entity, field, owner)?.kind === 'unknown')) return [{ kind: 'unsure', reason: { text: 'not all of the peer is known' }, at }];
  const namespaces = textOf(reading.field(entity, 'namespaceSelector', owner), at);
  const inNamespaces = namespaces !== undefined && 'text' in namespaces && !namespaces.text.includes('global');
  if ((inNamespaces || written.includes('serviceAccounts')) && !written.includes('services') && !written.includes('domains')) return [{ kind: 'inside', at }];
  return [unread({ text: 'the peer may be a network set, a service or a domain, whose addresses are not read' }, at)];
}

function readNets(reading: Reading, entity: Settled, owner: string): Peers {
  const nets = reading.items(reading.field(entity, 'nets', owner), owner);
  const notNets = reading.items(reading.field(entity, 'notNets', owner), owner);
  const except = (notNets?.items ?? []).flatMap((item) => textOf(item.value, item.at) ?? []).map(asRange);
  const block = (cidr: Text, at: Origin): Peer => ({ kind: 'block', cidr: asRange(cidr), except, at, ...(notNets?.more ? { moreExcept: notNets.more } : {}) });
  if (nets === undefined || (nets.items.length === 0 && !nets.more)) return [block({ text: '0.0.0.0/0', at: entity.origin }, entity.origin)];
  const peers = nets.items.flatMap(({ value, at }) => {
    const cidr = textOf(value, at);
    return cidr ? [block(cidr, at)] : [];
  });
  return nets.more ? [...peers, { kind: 'unsure', reason: nets.more, at: nets.at }] : peers;
}

/** Calico takes a bare address as the range of that one. */
function asRange(cidr: Text): Text {
  if ('unsure' in cidr || cidr.text.includes('/')) return cidr;
  return { ...cidr, text: `${cidr.text}/${cidr.text.includes(':') ? 128 : 32}` };
}

function readPorts(reading: Reading, rule: Settled | undefined, destination: Settled | undefined, owner: string, at: Origin): Ports {
  const protocol = textOf(reading.field(rule, 'protocol', owner), at);
  const notProtocol = textOf(reading.field(rule, 'notProtocol', owner), at);
  const ports = reading.items(reading.field(destination, 'ports', owner), owner);
  const notPorts = reading.items(reading.field(destination, 'notPorts', owner), owner);
  if (isOther(protocol) || isTcp(notProtocol)) return [{ kind: 'other', at }];
  if (protocol && 'unsure' in protocol) return { unsure: protocol.unsure, at };
  if (notProtocol && 'unsure' in notProtocol) return { unsure: notProtocol.unsure, at };
  if (ports && (ports.items.length > 0 || ports.more)) return notPorts ? { unsure: { text: 'ports stand beside notPorts' }, at } : portsOf(ports);
  if (notPorts && (notPorts.items.length > 0 || notPorts.more)) return portsBut(portsOf(notPorts), at);
  return protocol || notProtocol ? [{ kind: 'tcp', from: 0, to: lastPort, at }] : 'all';
}

function isTcp(protocol: Text | undefined): boolean {
  return protocol !== undefined && 'text' in protocol && ['tcp', '6'].includes(protocol.text.toLowerCase());
}

function isOther(protocol: Text | undefined): boolean {
  return protocol !== undefined && 'text' in protocol && !isTcp(protocol);
}

function portsOf(list: Items): readonly Port[] {
  const ports = list.items.map(({ value, at }): Port => {
    const text = textOf(value, at);
    if (text === undefined || 'unsure' in text) return { kind: 'unsure', reason: text?.unsure ?? { text: 'the port is empty' }, at };
    const range = /^(\d{1,5})(?::(\d{1,5}))?$/.exec(text.text);
    if (!range) return { kind: 'unsure', reason: { text: `which port the name "${text.text.slice(0, 40)}" means is up to the pods` }, at };
    return { kind: 'tcp', from: Number(range[1]), to: Number(range[2] ?? range[1]), at };
  });
  return list.more ? [...ports, { kind: 'unsure', reason: list.more, at: list.at }] : ports;
}

/** All ports but these, as far as port 80 is concerned. */
function portsBut(excluded: readonly Port[], at: Origin): Ports {
  const hit = excluded.find((port) => port.kind === 'tcp' && port.from <= 80 && 80 <= port.to);
  if (hit) return [{ kind: 'other', at }];
  const doubt = excluded.find((port) => port.kind === 'unsure');
  return doubt?.kind === 'unsure' ? { unsure: doubt.reason, at } : [{ kind: 'tcp', from: 0, to: lastPort, at }];
}
