import type { Origin, Reason, SubjectHead } from '@akslint/model';
import { both, claim, unsure, type Claim } from './claim.js';
import { isClusterwide, roleOf, type Role } from './kinds.js';
import { judgeDefaultDeny, judgeMetadataEgress, type NamespaceFinding, type NamespaceWorld } from './namespace-finding.js';
import { isSameNamespace, NamespaceFinder, type NamespaceIdentity } from './namespace-identity.js';
import type { Policy } from './network-policy.js';
import type { KubernetesObject } from './objects.js';
import type { PolicySource } from './policy-source.js';
import { readCalicoPolicy } from './read-calico-policy.js';
import { readCiliumPolicies } from './read-cilium-policy.js';
import { opaquePolicy, readKubernetesPolicy } from './read-kubernetes-policy.js';
import { Reading } from './reading.js';
import type { Labels } from './selector.js';
import { readLabelMap, readWorkload, titleOf } from './workload.js';
import { inEveryWorld } from './worlds.js';

/** A workload namespace of one deployment and what its network policies do together. */
export interface WorkloadNamespaceFacts extends SubjectHead {
  /** What makes it a workload namespace, in the order given; policies of the whole cluster are not among them. */
  readonly objects: readonly KubernetesObject[];
  readonly defaultDeny: NamespaceFinding;
  readonly imdsEgressBlocked: NamespaceFinding;
}

export interface NamespaceOptions {
  /** Names of namespaces that are left out besides the platform's own; a trailing `*` stands for any ending. */
  readonly excluded?: readonly string[];
  /** Set when not everything could be read: the absence of a policy then proves nothing. */
  readonly incomplete?: Reason;
}

/** Namespaces of the platform, in which no workloads of the user run. */
const platform = ['kube-*', 'gatekeeper-system', 'azure-*'];

interface Placed {
  readonly object: KubernetesObject;
  readonly role: Role | { readonly role: 'chart' };
  /** Undefined for what works on the whole cluster. */
  readonly identity: NamespaceIdentity | undefined;
}

interface Group {
  readonly identity: NamespaceIdentity;
  readonly first: Placed;
  readonly members: Placed[];
}

/**
 * The workload namespaces that objects make, those of each deployment by themselves, in the order of their first
 * mention. An object without a namespace belongs to one unstated namespace of its folder; one whose namespace cannot
 * be told may be in any, so its policies leave every namespace open that they could change.
 */
export function describeNamespaces(objects: readonly KubernetesObject[], options: NamespaceOptions = {}): readonly WorkloadNamespaceFacts[] {
  const deployments = new Map<string, KubernetesObject[]>();
  for (const object of objects) {
    const key = JSON.stringify([object.deployment, object.variant]);
    const members = deployments.get(key);
    if (members) members.push(object);
    else deployments.set(key, [object]);
  }
  return [...deployments.values()].flatMap((members) => describeDeployment(members, options));
}

function describeDeployment(objects: readonly KubernetesObject[], options: NamespaceOptions): readonly WorkloadNamespaceFacts[] {
  const placed = place(objects);
  const policies = placed.filter(({ role }) => role.role === 'policy' || role.role === 'riddle' || role.role === 'chart');
  return groupsOf(placed, [...platform, ...(options.excluded ?? [])]).map((group) => describeGroup(group, policies, options.incomplete));
}

function place(objects: readonly KubernetesObject[]): readonly Placed[] {
  const reading = new Reading();
  const roles = objects.map((object): Placed['role'] => (object.holds === 'chart' ? { role: 'chart' } : roleOf(object, reading)));
  const finder = new NamespaceFinder(objects.filter((_object, index) => roles[index]?.role === 'namespace'));
  return objects.flatMap((object, index) => {
    const role = roles[index];
    return role === undefined || role.role === 'none' || certainlyAbsent(object) ? [] : [{ object, role, identity: identityOf(finder, object, role) }];
  });
}

function identityOf(finder: NamespaceFinder, object: KubernetesObject, role: Placed['role']): NamespaceIdentity | undefined {
  if (role.role === 'policy' && isClusterwide(role.policy)) return undefined;
  if (role.role === 'namespace') return finder.ofNamespace(object);
  if (role.role !== 'riddle' || object.namespace !== undefined) return finder.of(object);
  return { id: 'anything', name: null, certainty: 'anything', reason: { text: `what ${object.address} makes is not known` } };
}

function certainlyAbsent({ existence }: KubernetesObject): boolean {
  return existence.kind === 'scalar' && (existence.value === false || existence.value === 0);
}

/** What cannot be told to be a policy makes no namespace; neither does a policy of the whole cluster. */
function groupsOf(placed: readonly Placed[], excluded: readonly string[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const one of placed) {
    const { identity } = one;
    if (identity === undefined || one.role.role === 'riddle' || one.object.isVisitor || (identity.name !== null && isExcluded(identity.name, excluded))) continue;
    const group = groups.get(identity.id);
    if (group) group.members.push(one);
    else groups.set(identity.id, { identity, first: one, members: [one] });
  }
  return [...groups.values()];
}

function isExcluded(name: string, excluded: readonly string[]): boolean {
  return excluded.some((pattern) => (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern));
}

function describeGroup(group: Group, candidates: readonly Placed[], incomplete: Reason | undefined): WorkloadNamespaceFacts {
  const { first, identity, members } = group;
  const namespace = members.find(({ role }) => role.role === 'namespace')?.object;
  const anchor = namespace ?? members.find(({ role }) => role.role === 'workload' || role.role === 'chart')?.object ?? first.object;
  const near = candidates.filter((one) => mayReach(one, identity));
  const build = (reading: Reading): NamespaceWorld => buildWorld(reading, group, near, { namespace, anchor: anchor.declaredAt, incomplete });
  return {
    name: identity.name,
    address: anchor.address,
    format: anchor.format,
    spelling: 'kubernetes',
    variant: anchor.variant,
    deployment: anchor.deployment,
    declaredAt: anchor.declaredAt,
    existence: anchor.existence,
    notes: anchor.notes,
    objects: members.map(({ object }) => object),
    defaultDeny: inEveryWorld((reading) => judgeDefaultDeny(build(reading))),
    imdsEgressBlocked: inEveryWorld((reading) => judgeMetadataEgress(build(reading))),
  };
}

/** Whether something may be, or bring, a policy of the namespace. */
function mayReach({ identity, object }: Placed, here: NamespaceIdentity): boolean {
  if (identity === undefined) return true;
  const isHere = isSameNamespace(identity, here);
  return isHere === true || (isHere === undefined && !object.bringsNoPolicies);
}

interface Place {
  readonly namespace: KubernetesObject | undefined;
  readonly anchor: Origin;
  readonly incomplete: Reason | undefined;
}

function buildWorld(reading: Reading, { identity, members }: Group, candidates: readonly Placed[], place: Place): NamespaceWorld {
  const label = identity.name === null ? 'the namespace without a known name' : `namespace "${identity.name}"`;
  const labels = namespaceLabels(reading, identity, place);
  const policies = candidates.flatMap((one) => readPolicies(reading, one, identity, labels));
  const missed = place.incomplete ? [opaquePolicy(sourceOf(reading, undefined, { labels, at: place.anchor }), place.incomplete)] : [];
  return {
    label,
    anchor: place.anchor,
    policies: [...policies, ...missed],
    workloads: members.flatMap(({ object, role }) => (role.role === 'workload' ? [readWorkload(reading, object, role.kind)] : [])),
  };
}

function namespaceLabels(reading: Reading, identity: NamespaceIdentity, { namespace, anchor }: Place): Labels {
  const named = identity.name === null ? [] : [['kubernetes.io/metadata.name', { text: identity.name, at: anchor }] as const];
  if (!namespace) {
    return { labels: new Map(named), moreLabels: { text: 'the labels of the namespace are not in the scan' }, at: anchor };
  }
  const owner = namespace.address;
  const metadata = reading.field(reading.settle(namespace.body, owner), 'metadata', owner);
  const written = readLabelMap(reading, reading.field(metadata, 'labels', owner), owner, anchor);
  const moreLabels = written.moreLabels ?? (identity.name === null ? { text: 'the name of the namespace is not known' } : undefined);
  return { labels: new Map([...written.labels, ...named]), at: anchor, ...(moreLabels ? { moreLabels } : {}) };
}

/** The policies of one object as they work in the namespace; none when it is certainly elsewhere. */
function readPolicies(reading: Reading, { identity, object, role }: Placed, here: NamespaceIdentity, labels: Labels): readonly Policy[] {
  const isHere = identity === undefined ? true : isSameNamespace(identity, here);
  if (isHere === false) return [];
  const at = object.declaredAt;
  const belongs = isHere ? claim(true, at) : unsure(strayReason(object, identity, here), at);
  const applies = both(belongs, reading.exists(object.existence, object.address));
  const source = sourceOf(reading, object, { labels, at, applies, kind: role.role === 'policy' ? role.kind : 'object' });
  switch (role.role) {
    case 'policy':
      return readOwn(reading, role.policy, source);
    case 'chart':
      return [opaquePolicy(source, chartReason(object))];
    case 'riddle':
      return [opaquePolicy(source, { text: `what ${object.address} makes is not known, so it may be a network policy` })];
    case 'namespace':
    case 'workload':
    case 'none':
      return [];
  }
}

function readOwn(reading: Reading, policy: Extract<Role, { role: 'policy' }>['policy'], source: PolicySource): readonly Policy[] {
  switch (policy) {
    case 'kubernetes':
      return [readKubernetesPolicy(reading, source)];
    case 'cilium':
    case 'cilium-clusterwide':
      return readCiliumPolicies(reading, source);
    case 'calico':
    case 'calico-global':
      return [readCalicoPolicy(reading, source)];
  }
}

interface SourceParts {
  readonly labels: Labels;
  readonly at: Origin;
  readonly applies?: Claim;
  readonly kind?: string;
}

function sourceOf(reading: Reading, object: KubernetesObject | undefined, { applies, at, kind, labels }: SourceParts): PolicySource {
  const owner = object?.address ?? '';
  return {
    title: object ? titleOf(object, kind ?? 'object') : 'a policy that is not read',
    owner,
    at,
    body: (object && reading.settle(object.body, owner)) ?? { kind: 'scalar', value: null, origin: at },
    applies: applies ?? claim(true, at),
    namespace: labels,
  };
}

function strayReason(object: KubernetesObject, identity: NamespaceIdentity | undefined, here: NamespaceIdentity): Reason {
  const reason = identity?.reason ?? here.reason;
  const text = `${object.address} may be in the same namespace or in another`;
  return { text: reason ? `${text} (${reason.text})` : text, ...(reason?.remedy === undefined ? {} : { remedy: reason.remedy }) };
}

function chartReason(object: KubernetesObject): Reason {
  return {
    text: `the chart of ${object.address} may bring network policies of its own`,
    remedy: object.remedy ?? 'render it with `helm template … | akslint --stdin --stdin-filename x.yaml`',
  };
}
