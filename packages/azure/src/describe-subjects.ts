import type { Deployment, Notice, Subject, WorkloadNamespace } from '@akslint/model';
import { readArmSource } from './arm/index.js';
import { readAzapi } from './azapi/azapi.js';
import { readAzurerm } from './azurerm/index.js';
import { namesCluster, unreadCluster } from './cluster/unread-module.js';
import { findHomes } from './companions/home.js';
import type { Declarations } from './companions/link.js';
import { lookupIn, type Lookup } from './companions/names.js';
import { withoutCluster } from './companions/orphans.js';
import type { Declaration, DeclaredCluster, Source } from './declared.js';
import { describeCluster } from './describe-cluster.js';

/** What reads the objects inside clusters: `packages/azure/src/kubernetes`. */
export interface InsideReader {
  /** Whether a resource is, or makes, an object inside a cluster. */
  isObject(source: Source): boolean;
  /** The workload namespaces of objects that belong to one cluster, or to none. */
  namespaces(objects: readonly Source[]): readonly WorkloadNamespace[];
}

/** Everything in a scan that is judged: each cluster with its companions, then what has no cluster in the scan. */
export function describeSubjects(deployments: readonly Deployment[], kubernetes: InsideReader): readonly Subject[] {
  const lookup = lookupIn(deployments);
  const sources = sourcesOf(deployments);
  const declarations = declarationsOf(deployments, sources);
  const objects = sources.filter((source) => kubernetes.isObject(source));
  return subjectsOf(declarations, objects, lookup, kubernetes);
}

/** What is no subject because its type cannot be known. */
export function untypedNotices(deployments: readonly Deployment[]): readonly Notice[] {
  return sourcesOf(deployments)
    .flatMap((source) => readAzapi(source) ?? [])
    .flatMap((declaration) => (declaration.kind === 'riddle' ? [declaration] : []))
    .map(({ head, reason }) => ({
      origin: head.declaredAt,
      message: `The type of ${head.address} cannot be known (${reason.text}), so it is not judged.`,
    }));
}

function sourcesOf(deployments: readonly Deployment[]): readonly Source[] {
  return deployments.flatMap((deployment) => deployment.resources.map((resource) => ({ resource, deployment })));
}

function declarationsOf(deployments: readonly Deployment[], sources: readonly Source[]): Declarations {
  return byKind([...sources.flatMap((source) => declarationOf(source) ?? []), ...deployments.flatMap(unreadClusters)]);
}

function subjectsOf(declarations: Declarations, objects: readonly Source[], lookup: Lookup, kubernetes: InsideReader): readonly Subject[] {
  const homes = findHomes(objects, declarations.cluster, lookup);
  const clusters = declarations.cluster.map((cluster) => {
    const doubt = homes.doubts.get(cluster);
    const namespaces = kubernetes.namespaces(homes.ofCluster.get(cluster) ?? []);
    return describeCluster(cluster, declarations, lookup, doubt ? { namespaces, doubt } : { namespaces });
  });
  const homeless = [...homes.ofNone.values()].flatMap((group) => kubernetes.namespaces(group));
  return [...clusters, ...homeless, ...withoutCluster(declarations, lookup)];
}

function declarationOf(source: Source): Declaration | undefined {
  return readAzurerm(source) ?? readAzapi(source) ?? readArmSource(source);
}

function unreadClusters(deployment: Deployment): readonly DeclaredCluster[] {
  return deployment.unreadModules.filter(({ source }) => namesCluster(source)).map((call) => unreadCluster(call, deployment));
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
