import { optionsOf, type Deployment, type Reason, type Resource } from '@akslint/model';
import type { DeclaredCluster, Source } from '../declared.js';
import { isCertainly, isClusterData, pointsAt } from './belonging.js';
import { targetsIn } from './gaps.js';
import type { Lookup } from './names.js';

/** Objects by the cluster, or failing that the deployment, that they belong to. */
export interface Homes {
  readonly ofCluster: ReadonlyMap<DeclaredCluster, readonly Source[]>;
  readonly ofNone: ReadonlyMap<Deployment, readonly Source[]>;
  /** Why a cluster may have objects that were not given to it. */
  readonly doubts: ReadonlyMap<DeclaredCluster, Reason>;
}

/**
 * Objects go to the cluster of their own deployment, else to the only cluster of the scan. With several in a
 * deployment the configuration of the objects' provider decides; where it does not, all of them stay undecided.
 * What `clusterOf` says of a file comes first: the name or address of one cluster.
 */
export function findHomes(objects: readonly Source[], clusters: readonly DeclaredCluster[], lookup: Lookup, clusterOf?: (file: string) => string | undefined): Homes {
  const ofCluster = new Map<DeclaredCluster, Source[]>();
  const ofNone = new Map<Deployment, Source[]>();
  const doubts = new Map<DeclaredCluster, Reason>();
  for (const source of objects) {
    const beside = clusters.filter(({ deployment }) => deployment === source.deployment);
    const said = clusterOf?.(source.resource.declaredAt.span.file);
    const home = (said === undefined ? undefined : named(said, beside) ?? named(said, clusters)) ?? homeOf(source, beside, clusters, lookup);
    if (home) for (const cluster of [home, ...twinsOf(home, clusters)]) append(ofCluster, cluster, source);
    else append(ofNone, source.deployment, source);
    if (!home) for (const cluster of beside) doubts.set(cluster, severalClusters(source.resource));
  }
  return { ofCluster, ofNone, doubts };
}

/** The one cluster of this name or address. */
function named(word: string, clusters: readonly DeclaredCluster[]): DeclaredCluster | undefined {
  const [only, ...others] = clusters.filter(({ head }) => head.name === word || head.address === word);
  return others.length === 0 ? only : undefined;
}

function homeOf(source: Source, beside: readonly DeclaredCluster[], all: readonly DeclaredCluster[], lookup: Lookup): DeclaredCluster | undefined {
  const [only, ...others] = beside;
  if (only === undefined) return onlyOf(all);
  return others.length === 0 ? only : byProvider(source, beside, lookup);
}

/** The only cluster; one that a configuration and its plan both declare is one. */
function onlyOf(clusters: readonly DeclaredCluster[]): DeclaredCluster | undefined {
  const [first, ...others] = clusters;
  return first && others.length < 2 && others.length === twinsOf(first, clusters).length ? first : undefined;
}

/** The same cluster as the plan or the configuration beside it declares it. */
function twinsOf(cluster: DeclaredCluster, clusters: readonly DeclaredCluster[]): readonly DeclaredCluster[] {
  const { deployment, head } = cluster;
  return clusters.filter(
    (one) => one.head.address === head.address && (one.deployment.planOf === deployment.id || deployment.planOf === one.deployment.id),
  );
}

/** The one cluster that the provider's configuration leads to, directly or through a data source. */
function byProvider({ resource, deployment }: Source, beside: readonly DeclaredCluster[], lookup: Lookup): DeclaredCluster | undefined {
  if (resource.provider === undefined) return undefined;
  const led = new Set<DeclaredCluster>();
  for (const target of targetsIn(resource.provider)) {
    const direct = beside.find(({ key }) => key === target);
    const data = lookup(deployment, target);
    const through = data && isClusterData(data) ? namedBy(data, deployment, beside, lookup) : undefined;
    const found = direct ?? through;
    if (found) led.add(found);
  }
  const [only, ...others] = led;
  return others.length === 0 ? only : undefined;
}

function namedBy(data: Resource, deployment: Deployment, beside: readonly DeclaredCluster[], lookup: Lookup): DeclaredCluster | undefined {
  const name = data.body.entries.get('name');
  if (name === undefined) return undefined;
  const group = data.body.entries.get('resource_group_name') ?? data.body.entries.get('resourceGroupName');
  return beside.find((cluster) => optionsOf(name).length === 1 && isCertainly(pointsAt({ by: 'name', name, group }, deployment, cluster, lookup), true));
}

function severalClusters({ address }: Resource): Reason {
  return {
    text: `the deployment has several clusters and it cannot be told which one ${address} is for`,
    remedy: 'configure its provider from the cluster resource',
  };
}

function append<Key>(map: Map<Key, Source[]>, key: Key, source: Source): void {
  const before = map.get(key);
  if (before) before.push(source);
  else map.set(key, [source]);
}
