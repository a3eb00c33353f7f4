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

export interface Description {
  readonly subjects: readonly Subject[];
  readonly notices: readonly Notice[];
}

/** Everything in a scan that is judged: each cluster with its companions, then what has no cluster in the scan. */
export function describeSubjects(deployments: readonly Deployment[], kubernetes: InsideReader): Description {
  const lookup = lookupIn(deployments);
  const sources = deployments.flatMap((deployment) => deployment.resources.map((resource) => ({ resource, deployment })));
  const declarations = byKind([...sources.flatMap((source) => declarationOf(source) ?? []), ...deployments.flatMap(unreadClusters)]);
  const objects = sources.filter((source) => kubernetes.isObject(source));
  return {
    subjects: subjectsOf(declarations, objects, lookup, kubernetes),
    notices: declarations.riddle.map(({ head, reason }) => ({
      origin: head.declaredAt,
      message: `The type of ${head.address} cannot be known (${reason.text}), so it is not judged.`,
    })),
  };
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
