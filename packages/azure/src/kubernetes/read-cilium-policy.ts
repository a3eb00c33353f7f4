import type { Origin, Reason } from '@akslint/model';
import { claim, unsure, type Claim } from './claim.js';
import { kubernetesOrder, type Action, type Direction, type Peer, type Peers, type Policy, type Port, type Ports, type Rule, type Side } from './network-policy.js';
import type { PolicySource } from './policy-source.js';
import { lastPort, opaquePolicy, portRange, readBlock, unread, unseenRule } from './read-kubernetes-policy.js';
import { readLabelSelector } from './read-selector.js';
import { doubtOf, textOf, type Items, type Reading, type Settled } from './reading.js';
import { within } from './selector.js';

/** What Cilium puts before the labels of a pod's namespace, among the pod's own. */
const namespaceLabels = 'io.cilium.k8s.namespace.labels.';
const namespaceName = 'io.kubernetes.pod.namespace';

/**
 * The policies of a `CiliumNetworkPolicy` or `CiliumClusterwideNetworkPolicy`: one for `spec` and one for each of
 * `specs`. A section with at least one rule denies by default in its direction, even an empty rule (which allows
 * nothing) or a denial, unless `enableDefaultDeny` says otherwise. Denials win over allowances.
 * Source: Cilium's policy language and rule sanitising.
 */
export function readCiliumPolicies(reading: Reading, source: PolicySource): readonly Policy[] {
  const { owner } = source;
  const one = reading.field(source.body, 'spec', owner);
  const several = reading.items(reading.field(source.body, 'specs', owner), owner);
  const specs = [...(one === undefined ? [] : [one]), ...(several?.items ?? []).flatMap(({ value }) => value ?? [])];
  const policies = specs.flatMap((spec) => readSpec(reading, spec, source));
  return several?.more ? [...policies, unseen(source, several.more)] : policies;
}

function readSpec(reading: Reading, spec: Settled, source: PolicySource): readonly Policy[] {
  const { owner } = source;
  const doubt = doubtOf(spec);
  if (doubt) return [unseen(source, doubt)];
  const endpoints = reading.field(spec, 'endpointSelector', owner);
  if (endpoints === undefined) return [];
  const pods = readLabelSelector(reading, endpoints, { owner, at: spec.origin, labelOf });
  return [
    {
      title: source.title,
      at: source.at,
      engine: 'cilium',
      applies: source.applies,
      order: kubernetesOrder,
      pods: within(pods, namespaceAsPodsCarryIt(source), (key) => key === namespaceName || key.startsWith(namespaceLabels)),
      ingress: readSide(reading, spec, 'ingress', source),
      egress: readSide(reading, spec, 'egress', source),
    },
  ];
}

/** A policy that cannot be seen may deny too. */
function unseen(source: PolicySource, reason: Reason): Policy {
  const opaque = opaquePolicy(source, reason);
  const side: Side = { ...opaque.egress, rules: [unseenRule('Deny', reason, source.at), unseenRule('Allow', reason, source.at)] };
  return { ...opaque, engine: 'cilium', ingress: side, egress: side };
}

function namespaceAsPodsCarryIt({ namespace }: PolicySource): PolicySource['namespace'] {
  const labels = new Map([...namespace.labels].map(([key, value]) => [`${namespaceLabels}${key}`, value]));
  const name = namespace.labels.get('kubernetes.io/metadata.name');
  labels.set(namespaceName, name ?? { unsure: { text: 'the name of the namespace is not known' }, at: namespace.at });
  return { ...namespace, labels };
}

/** Keys may say where a label comes from: `k8s:app`, `any:app`. Reserved ones are no labels of pods. */
function labelOf(key: string): string | undefined {
  const separator = key.indexOf(':');
  const sourceOfLabel = separator < 0 ? 'any' : key.slice(0, separator);
  const label = key.slice(separator + 1);
  if (label.startsWith('io.cilium.') && !label.startsWith(namespaceLabels)) return undefined;
  return sourceOfLabel === 'any' || sourceOfLabel === 'k8s' ? label : undefined;
}

function readSide(reading: Reading, spec: Settled, direction: Direction, source: PolicySource): Side {
  const { owner } = source;
  const allowed = reading.items(reading.field(spec, direction, owner), owner);
  const denied = reading.items(reading.field(spec, `${direction}Deny`, owner), owner);
  const explicit = reading.field(reading.field(spec, 'enableDefaultDeny', owner), direction, owner);
  return {
    isolates: isolation(explicit, allowed, denied, spec.origin),
    covers: claim(true, spec.origin),
    rules: [...readRules(reading, denied, 'Deny', direction, owner), ...readRules(reading, allowed, 'Allow', direction, owner)],
  };
}

function isolation(explicit: Settled | undefined, allowed: Items | undefined, denied: Items | undefined, place: Origin): Claim {
  const doubt = doubtOf(explicit);
  if (explicit && doubt) return unsure(doubt, explicit.origin);
  if (explicit?.kind === 'scalar' && typeof explicit.value === 'boolean') return claim(explicit.value, explicit.origin);
  for (const section of [allowed, denied]) {
    if (section && section.items.length > 0) return claim(true, section.at);
  }
  const more = allowed?.more ?? denied?.more;
  return more ? unsure(more, allowed?.at ?? place) : claim(false, allowed?.at ?? place);
}

function readRules(reading: Reading, rules: Items | undefined, action: Action, direction: Direction, owner: string): readonly Rule[] {
  if (rules === undefined) return [];
  const read = rules.items.map(({ value, at }) => readRule(reading, value, action, direction, owner, at));
  return rules.more ? [...read, unseenRule(action, rules.more, rules.at)] : read;
}

function readRule(reading: Reading, rule: Settled | undefined, action: Action, direction: Direction, owner: string, at: Origin): Rule {
  const doubt = doubtOf(rule);
  if (doubt) return unseenRule(action, doubt, at);
  const ports = readPorts(reading, rule, owner);
  const named = readPeers(reading, rule, direction === 'ingress' ? 'from' : 'to', owner);
  const requires = reading.field(rule, direction === 'ingress' ? 'fromRequires' : 'toRequires', owner);
  const limited = requires ? [unread({ text: 'the rule has requirements that are not read' }, requires.origin)] : undefined;
  return { action, peers: limited ?? named ?? (ports === 'all' ? [] : 'everyone'), ports, at };
}

/** Nobody named in any field is undefined: with ports that means everybody, without ports nobody. */
function readPeers(reading: Reading, rule: Settled | undefined, word: 'from' | 'to', owner: string): Peers | undefined {
  const peers: Peer[] = [];
  let isNamed = false;
  for (const [field, read] of Object.entries(peerFields)) {
    const list = reading.items(reading.field(rule, `${word}${field}`, owner), owner);
    if (list === undefined) continue;
    isNamed = true;
    for (const { value, at } of list.items) peers.push(read(reading, value, owner, at));
    if (list.more) peers.push({ kind: 'unsure', reason: list.more, at: list.at });
  }
  return isNamed ? peers : undefined;
}

type ReadPeer = (reading: Reading, value: Settled | undefined, owner: string, at: Origin) => Peer;

const peerFields: Readonly<Record<string, ReadPeer>> = {
  Endpoints: readEndpoints,
  Entities: (_reading, value, _owner, at) => readEntity(value, at),
  CIDR: (_reading, value, _owner, at) => readAddress(value, at),
  CIDRSet: readRange,
  FQDNs: readDomain,
  Nodes: (_reading, _value, _owner, at) => ({ kind: 'inside', at }),
  Services: (_reading, _value, _owner, at) => unread({ text: 'a service may stand for any address' }, at),
  Groups: (_reading, _value, _owner, at) => unread({ text: 'the addresses of a cloud group are not known' }, at),
};

function readEndpoints(reading: Reading, value: Settled | undefined, owner: string, at: Origin): Peer {
  const selector = readLabelSelector(reading, value, { owner, at, labelOf });
  const parts = selector.kind === 'and' ? selector.parts : [selector];
  const doubt = parts.find((part) => part.kind === 'unsure');
  return doubt?.kind === 'unsure' ? unread(doubt.reason, doubt.at) : { kind: 'inside', at };
}

function readEntity(value: Settled | undefined, at: Origin): Peer {
  const entity = textOf(value, at);
  if (entity === undefined) return { kind: 'inside', at };
  if ('unsure' in entity) return { kind: 'unsure', reason: entity.unsure, at };
  switch (entity.text) {
    case 'all':
      return { kind: 'everyone', at };
    case 'world':
    case 'world-ipv4':
      return { kind: 'block', cidr: { text: '0.0.0.0/0', at }, except: [], at };
    default:
      return { kind: 'inside', at };
  }
}

/** Cilium takes a bare address as the range of that one. */
function readAddress(value: Settled | undefined, at: Origin): Peer {
  const cidr = textOf(value, at);
  if (cidr === undefined) return unread({ text: 'the address range is empty' }, at);
  if ('text' in cidr && !cidr.text.includes('/')) {
    return { kind: 'block', cidr: { ...cidr, text: `${cidr.text}/${cidr.text.includes(':') ? 128 : 32}` }, except: [], at };
  }
  return { kind: 'block', cidr, except: [], at };
}

function readRange(reading: Reading, value: Settled | undefined, owner: string, at: Origin): Peer {
  const doubt = doubtOf(value);
  if (doubt || value === undefined) return unread(doubt ?? { text: 'the address range is empty' }, at);
  return readBlock(reading, value, owner, at);
}

/** A name that its owner controls is not the metadata address; a pattern that any name meets may be. */
function readDomain(reading: Reading, value: Settled | undefined, owner: string, at: Origin): Peer {
  const name = textOf(reading.field(value, 'matchName', owner), at);
  const pattern = textOf(reading.field(value, 'matchPattern', owner), at);
  const text = pattern ?? name;
  if (text === undefined || 'unsure' in text) return unread(text?.unsure ?? { text: 'the domain is not named' }, at);
  const fixed = text.text.split('.').slice(-2);
  if (pattern === undefined || (fixed.length === 2 && fixed.every((label) => label !== '' && !label.includes('*')))) return { kind: 'inside', at };
  return unread({ text: `a name that fits "${text.text.slice(0, 60)}" may lead to any address` }, at);
}

function readPorts(reading: Reading, rule: Settled | undefined, owner: string): Ports {
  const list = reading.items(reading.field(rule, 'toPorts', owner), owner);
  const icmps = reading.field(rule, 'icmps', owner);
  if (list === undefined || (list.items.length === 0 && !list.more)) {
    const doubt = doubtOf(icmps);
    if (icmps === undefined) return 'all';
    return doubt ? { unsure: doubt, at: icmps.origin } : [{ kind: 'other', at: icmps.origin }];
  }
  const ports = list.items.flatMap(({ value, at }) => readPortRule(reading, value, owner, at));
  return list.more ? [...ports, { kind: 'unsure', reason: list.more, at: list.at }] : ports;
}

function readPortRule(reading: Reading, value: Settled | undefined, owner: string, at: Origin): readonly Port[] {
  const doubt = doubtOf(value);
  if (doubt) return [{ kind: 'unsure', reason: doubt, at }];
  const list = reading.items(reading.field(value, 'ports', owner), owner);
  if (list === undefined || list.items.length === 0) {
    return [{ kind: 'unsure', reason: list?.more ?? { text: 'toPorts names no port' }, at }];
  }
  const inspected = reading.field(value, 'rules', owner);
  const ports = list.items.map((item) => limitedBy(inspected, readPort(reading, item.value, owner, item.at)));
  return list.more ? [...ports, { kind: 'unsure', reason: list.more, at: list.at }] : ports;
}

/** Rules on the requests themselves may let some through and others not. */
function limitedBy(inspected: Settled | undefined, port: Port): Port {
  if (inspected === undefined || port.kind !== 'tcp' || port.from > 80 || port.to < 80) return port;
  return { kind: 'unsure', reason: { text: 'the rule also looks at the requests, which is not read' }, at: inspected.origin };
}

/** Without a protocol any is meant; port 0 means all. */
function readPort(reading: Reading, value: Settled | undefined, owner: string, at: Origin): Port {
  const doubt = doubtOf(value);
  if (doubt) return { kind: 'unsure', reason: doubt, at };
  const protocol = textOf(reading.field(value, 'protocol', owner), at) ?? { text: 'ANY', at };
  if ('text' in protocol && !['TCP', 'ANY'].includes(protocol.text.toUpperCase())) return { kind: 'other', at };
  const port = reading.field(value, 'port', owner);
  const isAll = port?.kind === 'scalar' && (port.value === 0 || port.value === '0');
  const range: Port = isAll ? { kind: 'tcp', from: 0, to: lastPort, at } : portRange(port, reading.field(value, 'endPort', owner), at);
  return 'unsure' in protocol && range.kind === 'tcp' && range.from <= 80 && 80 <= range.to ? { kind: 'unsure', reason: protocol.unsure, at } : range;
}
