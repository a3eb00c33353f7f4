import { choice, originOf, scalar, unknown, type Deployment, type Notice, type Reason, type Resource, type Value } from '@akslint/model';
import { identityOf, liesAbove, type Group, type Part } from './grouping.js';
import { chartBody, type Chart } from './helm/chart.js';
import { isClusterScoped, isPolicy, matters } from './kinds.js';
import { nameOfManifest, namespaceOf, type Manifest } from './manifest.js';
import { byText } from './paths.js';

/** An object on its way into a deployment. */
interface Member {
  readonly manifest: Manifest;
  readonly home: string;
  readonly existence: Value;
  /** What its part was read from, where that is more than the file that declares it. */
  readonly files: readonly string[];
}

/** The deployment of each group that holds something that matters. */
export function deploymentsOf(groups: readonly Group[], notices: Notice[]): readonly Deployment[] {
  const known = groups.map((group) => ({ group, members: group.parts.flatMap((part) => membersOf(part, notices)), charts: group.parts.flatMap(({ charts }) => charts) }));
  return known.flatMap(({ group, members, charts }) => {
    if (members.length === 0 && charts.length === 0) return [];
    const others = known.filter((other) => liesAbove(other.group, group) || liesAbove(group, other.group));
    const incomplete = incompleteOf([group, ...others.filter((other) => liesAbove(other.group, group)).map((other) => other.group)]);
    const resources = new Resources();
    const files = new Set(group.parts.flatMap((part) => part.files));
    for (const member of members) resources.add(member);
    for (const chart of charts) for (const namespace of chart.namespaces) resources.addChart(chart, namespace, certain(chart), false);
    for (const other of others) {
      for (const member of visitors(other.members, members, whether(other.group, group))) {
        resources.add(member);
        for (const file of member.files) files.add(file);
      }
      if (liesAbove(other.group, group)) {
        const visiting = other.charts.filter(({ bringsPolicies }) => bringsPolicies);
        for (const file of visiting.flatMap((chart) => chart.files)) files.add(file);
        for (const chart of visiting) for (const namespace of chart.namespaces) resources.addChart(chart, namespace, whether(other.group, group)(chart.declaredAt), true);
      }
    }
    return [
      {
        id: `kubernetes:${placeOf(group) || '.'}`,
        format: 'kubernetes',
        variant: placeOf(group) || null,
        resources: resources.all,
        unreadModules: [],
        ...(incomplete && { incomplete }),
        files: () => [...files].sort(byText),
        providers: new Map(),
      },
    ];
  });
}

function incompleteOf(groups: readonly Group[]): Reason | undefined {
  for (const { parts } of groups) for (const { incomplete } of parts) if (incomplete) return incomplete;
  return undefined;
}

/** Of an identity that is declared more than once, the last in a file counts; of several files any one may. */
function membersOf({ home, manifests, files }: Part, notices: Notice[]): readonly Member[] {
  const mattering = manifests.filter(({ kind }) => matters(kind));
  const byIdentity = new Map<string, Map<string, Manifest>>();
  for (const manifest of mattering) {
    const identity = identityOf(manifest, home);
    if (identity === undefined) continue;
    const files = byIdentity.get(identity) ?? new Map<string, Manifest>();
    files.set(manifest.declaredAt.span.file, manifest);
    byIdentity.set(identity, files);
  }
  return mattering.flatMap((manifest) => {
    const identity = identityOf(manifest, home);
    const rivals = identity === undefined ? [] : [...(byIdentity.get(identity)?.values() ?? [])];
    if (identity !== undefined && !rivals.includes(manifest)) return [];
    const [first] = rivals;
    if (rivals.length > 1 && manifest === first) notices.push(twiceDeclared(rivals));
    return [{ manifest, home, files: home.endsWith('kustomization.yaml') ? files : [manifest.declaredAt.span.file], existence: rivals.length > 1 ? oneOf(manifest, rivals, identity ?? '') : scalar(true, manifest.declaredAt) }];
  });
}

function oneOf(manifest: Manifest, rivals: readonly Manifest[], identity: string): Value {
  const at = manifest.declaredAt;
  const reason: Reason = { text: `${titleOf(manifest)} is declared in ${filesOf(rivals)}, and which one counts is not known`, remedy: 'keep one of them' };
  if (rivals.length > 2) return unknown(reason, at, { key: `${identity} of ${at.span.file}` });
  const which = rivals.indexOf(manifest);
  const key = `which ${identity}`;
  return choice([{ value: scalar(true, at), when: [{ key, is: which }] }, { value: scalar(false, at), when: [{ key, is: 1 - which }] }], reason, at);
}

function twiceDeclared(rivals: readonly Manifest[]): Notice {
  const [first] = rivals;
  const origin = first?.declaredAt ?? originOf({ file: '.', start: 0, end: 0 });
  return { origin, message: `${first ? titleOf(first) : 'An object'} is declared in ${filesOf(rivals)}. The one that is applied last counts, and the files do not say which that is.` };
}

function filesOf(manifests: readonly Manifest[]): string {
  const files = manifests.map(({ declaredAt }) => declaredAt.span.file);
  return files.length < 2 ? files.join('') : `${files.slice(0, -1).join(', ')} and ${files[files.length - 1] ?? ''}`;
}

function titleOf(manifest: Manifest): string {
  return `${manifest.kind} ${nameOfManifest(manifest) ?? 'without a name'}`;
}

/** Policies of another group that reach a namespace of this one, if both go to one cluster. */
function visitors(theirs: readonly Member[], ours: readonly Member[], existence: (at: Manifest['declaredAt']) => Value): readonly Member[] {
  const namespaces = new Set(ours.map(({ manifest }) => reachOf(manifest)));
  return theirs.flatMap((member) => {
    const { manifest } = member;
    if (!isPolicy(manifest.kind)) return [];
    const namespace = namespaceOf(manifest);
    const reaches = isClusterScoped(manifest.kind) || (namespace !== undefined && namespaces.has(namespace));
    return reaches ? [{ ...member, existence: existence(manifest.declaredAt) }] : [];
  });
}

/** The namespace that an object makes one of the scan. */
function reachOf(manifest: Manifest): string | undefined {
  return manifest.kind === 'Namespace' ? nameOfManifest(manifest) : namespaceOf(manifest);
}

function whether(other: Group, group: Group): (at: Manifest['declaredAt']) => Value {
  const [above, below] = other.path.length < group.path.length ? [other, group] : [group, other];
  const text = `it cannot be told whether what is in ${placeOf(above) || 'the folders above'} goes to the same cluster as ${placeOf(below)}`;
  return (at) => unknown({ text, remedy: 'scan what goes to one cluster by itself, or pipe it to akslint --stdin' }, at, { key: `${placeOf(above)} goes with ${placeOf(below)}` });
}

function certain(chart: Chart): Value {
  return scalar(true, chart.declaredAt);
}

function placeOf({ path }: Group): string {
  return (path[path.length - 1] === '.' ? path.slice(0, -1) : path).join('/');
}

/** Makes resources with keys of their own. */
class Resources {
  readonly all: Resource[] = [];
  readonly #keys = new Set<string>();

  add({ manifest, home, existence }: Member): void {
    const { apiVersion, body, declaredAt, kind } = manifest;
    const address = addressOf(manifest);
    this.all.push({
      key: this.#keyFor(address),
      address,
      type: `${apiVersion}/${kind}`,
      isData: false,
      body,
      declaredAt,
      existence,
      parent: scalar(home, declaredAt),
    });
  }

  addChart(chart: Chart, namespace: string | undefined, existence: Value, isVisitor: boolean): void {
    const address = `Chart/${chart.name}`;
    this.all.push({
      key: this.#keyFor(address),
      address,
      type: isVisitor ? 'Chart/visiting' : 'Chart',
      isData: false,
      body: chartBody(chart, namespace),
      declaredAt: chart.declaredAt,
      existence,
      parent: scalar(chart.folder, chart.declaredAt),
    });
  }

  #keyFor(address: string): string {
    let key = address;
    for (let ordinal = 2; this.#keys.has(key); ordinal += 1) key = `${address}#${ordinal}`;
    this.#keys.add(key);
    return key;
  }
}

/** `Deployment/shop/api`: kind, namespace where one is written, and name. */
function addressOf(manifest: Manifest): string {
  const namespace = isClusterScoped(manifest.kind) ? undefined : namespaceOf(manifest);
  return [manifest.kind, namespace, nameOfManifest(manifest) ?? '(unnamed)'].filter((part) => part !== undefined).join('/');
}
