import { object, type Deployment, type ObjectValue, type UnreadModule, type Value } from '@akslint/model';
import { armIdentity } from '../arm/arm-resource.js';
import { clusterDefaults, clusterFields } from '../arm/cluster.js';
import { armDialect } from '../arm/dialect.js';
import { declare, type DeclaredCluster } from '../declared.js';
import { Section } from '../reading/section.js';
import { stated } from './unread-module.js';

/** Properties of a cluster that modules take as parameters of their own, by the profile that they stand in. */
const flatArguments: readonly (readonly [string, readonly string[]])[] = [
  ['apiServerAccessProfile', ['enablePrivateCluster', 'authorizedIPRanges', 'privateDNSZone', 'enablePrivateClusterPublicFQDN']],
  ['networkProfile', ['networkPlugin', 'networkPolicy', 'networkDataplane']],
];

/**
 * The cluster of a Bicep module or a linked template that is not there. Everything is unknown but what an argument
 * decides whose name is that of the cluster's own property.
 */
export function unreadTemplateCluster(call: UnreadModule, deployment: Deployment): DeclaredCluster {
  const { reason, declaredAt, address, source, existence } = call;
  const body = bodyFrom(call);
  const root = new Section(body, armDialect(() => []));
  const properties = root.section('properties');
  const fields = clusterFields({ root, identity: armIdentity(root.section('identity')) });
  const resource = { key: address, address, type: source, isData: false, body, declaredAt, existence };
  const name = root.text('name').value;
  return {
    kind: 'cluster',
    vocabulary: 'arm',
    ...declare({ resource, deployment }, name),
    name,
    group: undefined,
    fields,
    defaults: clusterDefaults(fields.mode, properties.text('kubernetesVersion')),
    unread: reason,
  };
}

/** The arguments in the shape of a cluster of which more may be set inside the module. */
function bodyFrom({ arguments: { entries }, reason, declaredAt }: UnreadModule): ObjectValue {
  const given = new Map<string, Value>();
  for (const key of entries.keys()) {
    const value = entries.get(key);
    if (value !== undefined) given.set(key, stated(value, reason));
  }
  const open = (within: ReadonlyMap<string, Value>): ObjectValue => object(within, declaredAt, reason);
  const properties = new Map(given);
  for (const [profile, names] of flatArguments) {
    const flat = [...given].filter(([key]) => names.includes(key));
    if (flat.length > 0 && !given.has(profile)) properties.set(profile, open(new Map(flat)));
  }
  const name = given.get('name');
  return open(new Map<string, Value>([...(name === undefined ? [] : ([['name', name]] as const)), ['properties', open(properties)]]));
}
