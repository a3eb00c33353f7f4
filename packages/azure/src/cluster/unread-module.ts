import {
  mapOptions,
  object,
  unknown,
  type Deployment,
  type Entries,
  type ObjectValue,
  type Origin,
  type Reason,
  type UnreadModule,
  type Value,
} from '@akslint/model';
import { clusterDefaults, clusterFields } from '../azurerm/cluster.js';
import { terraformDialect } from '../azurerm/dialect.js';
import { declare, type DeclaredCluster } from '../declared.js';
import { isNull } from '../reading/property.js';
import { Section } from '../reading/section.js';
import type { WrittenFields } from './fields.js';

/** Arguments of the provider's `network_profile` that modules take as their own. */
const flatNetworkArguments = ['network_plugin', 'network_policy', 'network_data_plane'];

/** Whether a module's source says that it makes a cluster. */
export function namesCluster(source: string): boolean {
  return /managed-?cluster|kubernetes-cluster|(^|[^a-z0-9])aks([^a-z0-9]|$)/i.test(source);
}

/**
 * The cluster of a module that is not there. Everything is unknown but what an argument decides whose name is the
 * provider's own.
 */
export function unreadCluster(call: UnreadModule, deployment: Deployment): DeclaredCluster {
  const reason: Reason = { remedy: 'run terraform init, so that the module can be read', ...call.reason };
  const body = opened(call.arguments, reason, call.declaredAt);
  const section = new Section(body, terraformDialect(undefined));
  const resource = {
    key: call.address,
    address: call.address,
    type: call.source,
    isData: false,
    body,
    declaredAt: call.declaredAt,
    existence: call.existence,
  };
  const name = section.text('name').value;
  return {
    kind: 'cluster',
    vocabulary: 'azurerm',
    ...declare({ resource, deployment }, name),
    name,
    group: section.text('resource_group_name').value,
    fields: unknownWhereUnstated(clusterFields(section, deployment), reason, call.declaredAt),
    defaults: clusterDefaults(deployment),
    unread: reason,
  };
}

/** Facts that the provider's arguments never state (the mode) are as unknown as the rest. */
function unknownWhereUnstated(fields: WrittenFields, reason: Reason, origin: Origin): WrittenFields {
  const unstated = (): Value => unknown(reason, origin);
  return {
    ...fields,
    mode: { ...fields.mode, value: unstated() },
    podIdentity: { ...fields.podIdentity, value: unstated() },
    platformEncryption: { ...fields.platformEncryption, value: unstated() },
    podLinkLocalAccess: { ...fields.podLinkLocalAccess, value: unstated() },
  };
}

/** The arguments as a body of which more may be set inside the module. */
function opened(call: ObjectValue, reason: Reason, origin: Origin): ObjectValue {
  const entries = new Map<string, Value>();
  for (const key of call.entries.keys()) {
    const value = call.entries.get(key);
    if (value !== undefined) entries.set(key, stated(value, reason));
  }
  const network = flatNetworkArguments.filter((name) => entries.has(name));
  if (network.length > 0 && !entries.has('network_profile')) {
    const picked = new Map(network.flatMap((name) => pair(name, entries.get(name))));
    entries.set('network_profile', object(picked, origin, reason));
  }
  return object(entries satisfies Entries, origin, reason);
}

function pair(name: string, value: Value | undefined): readonly [string, Value][] {
  return value === undefined ? [] : [[name, value]];
}

/** An argument's value as far as it decides: null lets the module decide, an object may get more. */
export function stated(value: Value, reason: Reason): Value {
  return mapOptions(value, (option) => {
    if (isNull(option)) return unknown(reason, option.origin);
    if (option.kind !== 'object') return option;
    const entries = new Map<string, Value>();
    for (const key of option.entries.keys()) {
      const inner = option.entries.get(key);
      if (inner !== undefined) entries.set(key, isNull(inner) ? unknown(reason, inner.origin) : inner);
    }
    return object(entries, option.origin, reason);
  });
}
