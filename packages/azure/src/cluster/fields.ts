import { mapOptions, scalar, unknown, withAdvice, type ManagedCluster, type Reason, type Scalar, type Setting, type Value } from '@akslint/model';
import { isNull } from '../reading/property.js';

/** Everything that a cluster's own declaration says, flat. */
export const fieldNames = [
  'mode',
  'privateCluster',
  'authorizedIpRanges',
  'privateClusterPublicFqdn',
  'privateDnsZone',
  'vnetIntegration',
  'oidcIssuer',
  'workloadIdentity',
  'podIdentity',
  'kmsEnabled',
  'kmsKeyId',
  'keyVaultAccess',
  'platformEncryption',
  'defenderProfile',
  'azurePolicyAddon',
  'entraManaged',
  'azureRbac',
  'localAccountsDisabled',
  'kubernetesRbac',
  'adminGroups',
  'networkPlugin',
  'networkPolicy',
  'dataplane',
  'podLinkLocalAccess',
  'identityType',
  'identityIds',
  'kubeletIdentity',
] as const;

export type Field = (typeof fieldNames)[number];

/** Settings as written: null where nothing is. */
export type WrittenFields = Readonly<Record<Field, Setting>>;

/** What an omitted field is: a documented value, null for nothing at all, or a reason why it cannot be told. */
export type DefaultValue = string | boolean | null | { readonly unknown: Reason };

/** The documented defaults of one kind of declaration. */
export type Defaults = Readonly<Record<Field, DefaultValue | ((fields: WrittenFields) => Value)>>;

/** Builds a record over every field. */
export function eachField(make: (field: Field) => Setting): WrittenFields {
  const made = {} as Record<Field, Setting>;
  for (const field of fieldNames) made[field] = make(field);
  return made;
}

/** The fields with the documented default wherever nothing is written. The one place where defaults are applied. */
export function withDefaults(fields: WrittenFields, defaults: Defaults): WrittenFields {
  return eachField((field) => {
    const setting = fields[field];
    const fallback = defaults[field];
    const answer = (place: Scalar): Value =>
      typeof fallback === 'function' ? mapOptions(fallback(fields), (option) => defaulted(place, option)) : defaultAt(place, fallback);
    return { ...setting, value: mapOptions(setting.value, (option) => (isNull(option) ? answer(option) : option)) };
  });
}

/** The value of one omitted setting outside of a cluster. */
export function orElse(setting: Setting, fallback: DefaultValue): Setting {
  return { ...setting, value: mapOptions(setting.value, (option) => (isNull(option) ? defaultAt(option, fallback) : option)) };
}

function defaultAt(place: Scalar, fallback: DefaultValue): Value {
  if (typeof fallback === 'object' && fallback !== null) return defaulted(place, unknown(fallback.unknown, place.origin));
  return defaulted(place, scalar(fallback, place.origin));
}

function defaulted(place: Scalar, value: Value): Value {
  const here: Value = { ...value, origin: place.origin, isDefault: true };
  return withAdvice(here, ...(place.advice ?? []));
}

/** What belongs to the cluster's own declaration, in the shape of the model. */
export type OwnSettings = Pick<
  ManagedCluster,
  'mode' | 'apiServer' | 'oidcIssuer' | 'workloadIdentity' | 'podIdentity' | 'defenderProfile' | 'azurePolicyAddon' | 'network' | 'identity'
> & {
  readonly kms: Omit<ManagedCluster['kms'], 'advice'>;
  readonly entra: Omit<ManagedCluster['entra'], 'someoneCanSignIn'>;
};

export function ownSettings(fields: WrittenFields): OwnSettings {
  return {
    mode: fields.mode,
    apiServer: {
      privateCluster: fields.privateCluster,
      authorizedIpRanges: fields.authorizedIpRanges,
      privateClusterPublicFqdn: fields.privateClusterPublicFqdn,
      privateDnsZone: fields.privateDnsZone,
      vnetIntegration: fields.vnetIntegration,
    },
    oidcIssuer: fields.oidcIssuer,
    workloadIdentity: fields.workloadIdentity,
    podIdentity: fields.podIdentity,
    kms: {
      enabled: fields.kmsEnabled,
      keyId: fields.kmsKeyId,
      keyVaultAccess: fields.keyVaultAccess,
      platformEncryption: fields.platformEncryption,
    },
    defenderProfile: fields.defenderProfile,
    azurePolicyAddon: fields.azurePolicyAddon,
    entra: {
      managed: fields.entraManaged,
      azureRbac: fields.azureRbac,
      localAccountsDisabled: fields.localAccountsDisabled,
      kubernetesRbac: fields.kubernetesRbac,
    },
    network: {
      plugin: fields.networkPlugin,
      policy: fields.networkPolicy,
      dataplane: fields.dataplane,
      podLinkLocalAccess: fields.podLinkLocalAccess,
    },
    identity: { type: fields.identityType, ids: fields.identityIds, kubelet: fields.kubeletIdentity },
  };
}
