import type { Deployment, Notice, Subject } from '@akslint/model';
import { readArmSource } from './arm/index.js';
import { readAzapi } from './azapi/azapi.js';
import { readAzurerm } from './azurerm/index.js';
import { namesCluster, unreadCluster } from './cluster/unread-module.js';
import { unreadTemplateCluster } from './cluster/unread-template.js';
import { workloadNamespace } from './companions/engine-bound.js';
import { unreadObjectsModule } from './companions/gaps.js';
import { findHomes } from './companions/home.js';
import type { Declarations } from './companions/link.js';
import { lookupIn } from './companions/names.js';
import { withoutCluster } from './companions/orphans.js';
import type { Declaration, DeclaredCluster, Source } from './declared.js';
import { describeCluster } from './describe-cluster.js';
import { asOneDeployment, describeNamespaces, kubernetesObject, type WorkloadNamespaceFacts } from './kubernetes/index.js';

/** What the user's configuration says of the scan. */
export interface DescribeOptions {
  /** Names of namespaces that are left out besides the platform's own; a trailing `*` stands for any ending. */
  readonly excludedNamespaces?: readonly string[];
  /** Name or address of the cluster that the Kubernetes objects of a file (path of the scan) are for, where that is said. */
  readonly clusterOf?: (file: string) => string | undefined;
}

/** Everything in a scan that is judged: each cluster with its companions, then what has no cluster in the scan. */
export function describeSubjects(deployments: readonly Deployment[], options: DescribeOptions = {}): readonly Subject[] {
  const lookup = lookupIn(deployments);
  const sources = sourcesOf(deployments);
  const declarations = declarationsOf(deployments, sources);
  const homes = findHomes(sources.filter(isObject), declarations.cluster, lookup, options.clusterOf);
  const clusters = declarations.cluster.map((cluster) => {
    const doubt = homes.doubts.get(cluster);
    const inside = homes.ofCluster.get(cluster) ?? [];
    const namespaces = namespacesIn(inside, options);
    const objects = inside.flatMap((source) => kubernetesObject(source.resource, source.deployment) ?? []);
    const isWhole = !inside.some(({ deployment }) => deployment.incomplete);
    return describeCluster(cluster, declarations, lookup, { namespaces, objects, isWhole, ...(doubt && { doubt }) });
  });
  const homeless = [...homes.ofNone.values()].flatMap((objects) => namespacesIn(objects, options)).map(workloadNamespace);
  return [...clusters, ...homeless, ...withoutCluster(declarations, lookup)];
}

function isObject({ resource, deployment }: Source): boolean {
  return kubernetesObject(resource, deployment) !== undefined;
}

/** The workload namespaces that objects of one home make together, whichever deployment they come from. */
function namespacesIn(objects: readonly Source[], { excludedNamespaces: excluded = [] }: DescribeOptions): readonly WorkloadNamespaceFacts[] {
  const [incomplete] = objects.flatMap(({ deployment }) => deployment.incomplete ?? unreadObjectsModule(deployment) ?? []);
  const read = objects.flatMap(({ resource, deployment }) => kubernetesObject(resource, deployment) ?? []);
  return describeNamespaces(asOneDeployment(read), incomplete ? { excluded, incomplete } : { excluded });
}

/** What is no subject because its type cannot be known; each declaration once, however often its module is called. */
export function untypedNotices(deployments: readonly Deployment[]): readonly Notice[] {
  const riddles = sourcesOf(deployments)
    .flatMap((source) => readAzapi(source) ?? [])
    .flatMap((declaration) => (declaration.kind === 'riddle' ? [declaration] : []));
  return firstOfEach(riddles, ({ head: { declaredAt }, reason }) => JSON.stringify([declaredAt.span, reason.text])).map(({ head, reason }) => ({
    origin: head.declaredAt,
    message: `The type of ${head.address} cannot be known (${reason.text}), so it is not judged.`,
    alike: { many: 'The types of', name: head.address, predicate: `cannot be known (${reason.text}), so they are not judged.` },
  }));
}

function firstOfEach<T>(items: readonly T[], nameOf: (item: T) => string): readonly T[] {
  const first = new Map<string, T>();
  for (const item of items) if (!first.has(nameOf(item))) first.set(nameOf(item), item);
  return [...first.values()];
}

function sourcesOf(deployments: readonly Deployment[]): readonly Source[] {
  return deployments.flatMap((deployment) => deployment.resources.map((resource) => ({ resource, deployment })));
}

function declarationsOf(deployments: readonly Deployment[], sources: readonly Source[]): Declarations {
  return byKind([...sources.flatMap((source) => declarationOf(source) ?? []), ...deployments.flatMap(unreadClusters)]);
}

function declarationOf(source: Source): Declaration | undefined {
  if (source.deployment.format === 'kubernetes') return undefined;
  return readAzurerm(source) ?? readAzapi(source) ?? readArmSource(source);
}

function unreadClusters(deployment: Deployment): readonly DeclaredCluster[] {
  const cluster = deployment.format === 'bicep' || deployment.format === 'arm' ? unreadTemplateCluster : unreadCluster;
  return deployment.unreadModules.filter(({ source }) => namesCluster(source)).map((call) => cluster(call, deployment));
}

function byKind(all: readonly Declaration[]): Declarations {
  const of = <Kind extends Declaration['kind']>(kind: Kind): readonly Extract<Declaration, { kind: Kind }>[] =>
    all.filter((one): one is Extract<Declaration, { kind: Kind }> => one.kind === kind);
  return {
    cluster: of('cluster'),
    patch: of('patch'),
    diagnostics: of('diagnostics'),
    plan: of('plan'),
    assignment: of('assignment'),
    safeguards: of('safeguards'),
    'managed-namespace': of('managed-namespace'),
    'network-rules': of('network-rules'),
    role: of('role'),
    key: of('key'),
    vault: of('vault'),
    credential: of('credential'),
    riddle: of('riddle'),
  };
}
