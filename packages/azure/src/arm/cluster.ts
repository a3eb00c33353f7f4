import { choice, list, mapOptions, scalar, unknown, type ObjectValue, type Setting, type Value } from '@akslint/model';
import { automaticPresets, standardDefaults } from '../cluster/defaults.js';
import { eachField, fieldNames, type Defaults, type WrittenFields } from '../cluster/fields.js';
import type { DeclaredCluster, DeclaredPatch } from '../declared.js';
import { illFormed, isNull, omitted } from '../reading/property.js';
import { firstWritten, type Section } from '../reading/section.js';
import { asWord, withoutKey, words } from '../reading/typed.js';
import { declareArm, type ArmResource } from './arm-resource.js';

type Written = Pick<ArmResource, 'root' | 'identity'>;

/** `Microsoft.ContainerService/managedClusters`. */
export function readCluster(arm: ArmResource): DeclaredCluster {
  const fields = clusterFields(arm);
  const untold = arm.check.untoldBy(fieldNames.map((name) => fields[name].value));
  return {
    kind: 'cluster',
    vocabulary: 'arm',
    ...declareArm(arm, untold),
    name: arm.name.value,
    group: arm.group,
    fields,
    defaults: clusterDefaults(fields.mode, arm.root.section('properties').text('kubernetesVersion')),
  };
}

/**
 * The same properties, written over a cluster that is declared elsewhere. Of what it does not write it says only what
 * is misspelt: the rest is about the cluster's own text.
 */
export function readPatch(arm: ArmResource): DeclaredPatch {
  const written = clusterFields(arm);
  const misspelt = new Set(arm.check.texts);
  const fields = eachField((name) => {
    const { value, label } = written[name];
    return { label, value: isNull(value) ? omitted(value.origin, value.advice?.filter((text) => misspelt.has(text))) : value };
  });
  return { kind: 'patch', ...declareArm(arm), target: arm.parent, fields };
}

/** What AKS takes where nothing is written. */
export function clusterDefaults(mode: Setting, version: Setting): Defaults {
  const isAutomatic = mode.value.kind === 'scalar' && mode.value.value === 'Automatic';
  const oidcIssuer = () => oidcIssuerDefault(version);
  const standard: Defaults = { ...standardDefaults, privateClusterPublicFqdn: true, oidcIssuer };
  return isAutomatic ? { ...automaticPresets, privateClusterPublicFqdn: true } : standard;
}

/** AKS turns the issuer on by itself for new clusters from Kubernetes 1.34 on. */
function oidcIssuerDefault({ value, label }: Setting): Value {
  return mapOptions(value, (version) => {
    if (version.kind === 'scalar' && typeof version.value === 'string' && isBefore134(version.value)) {
      return scalar(false, version.origin);
    }
    return unknown(
      {
        text: `AKS decides by the Kubernetes version (${label}) and the age of the cluster`,
        remedy: 'set oidcIssuerProfile.enabled',
      },
      version.origin,
    );
  });
}

function isBefore134(version: string): boolean {
  const [, major, minor] = /^v?(\d{1,4})\.(\d{1,4})(?:\.|$)/.exec(version) ?? [];
  return major !== undefined && (Number(major) < 1 || (Number(major) === 1 && Number(minor) < 34));
}

/** The cluster's properties as they are written. */
export function clusterFields(arm: Written): WrittenFields {
  const properties = arm.root.section('properties');
  const security = properties.section('securityProfile');
  const network = properties.section('networkProfile');
  return {
    mode: mode(arm.root.section('sku').word('name', { Automatic: 'Automatic', Base: 'Standard' })),
    ...apiServerFields(properties.section('apiServerAccessProfile')),
    oidcIssuer: properties.section('oidcIssuerProfile').boolean('enabled'),
    workloadIdentity: security.section('workloadIdentity').boolean('enabled'),
    podIdentity: properties.section('podIdentityProfile').boolean('enabled'),
    ...kmsFields(security),
    defenderProfile: security.section('defender').section('securityMonitoring').boolean('enabled'),
    azurePolicyAddon: properties.section('addonProfiles').section('azurepolicy').boolean('enabled'),
    ...entraFields(properties),
    networkPlugin: network.word('networkPlugin', words('azure', 'kubenet', 'none')),
    networkPolicy: network.word('networkPolicy', words('none', 'azure', 'calico', 'cilium')),
    dataplane: network.word('networkDataplane', words('azure', 'cilium')),
    podLinkLocalAccess: network.word('podLinkLocalAccess', words('IMDS', 'None')),
    ...identityFields(arm, properties),
  };
}

/** Any word but `Automatic` is a Standard cluster. */
function mode({ value, label }: Setting): Setting {
  return {
    label,
    value: mapOptions(value, (option) =>
      option.kind === 'scalar' && option.value !== null && option.value !== 'Automatic' ? { ...option, value: 'Standard' } : option,
    ),
  };
}

type Group<Name extends keyof WrittenFields> = Pick<WrittenFields, Name>;

function apiServerFields(
  access: Section,
): Group<'privateCluster' | 'authorizedIpRanges' | 'privateClusterPublicFqdn' | 'privateDnsZone' | 'vnetIntegration'> {
  return {
    privateCluster: access.boolean('enablePrivateCluster'),
    authorizedIpRanges: access.list('authorizedIPRanges'),
    privateClusterPublicFqdn: access.boolean('enablePrivateClusterPublicFQDN'),
    privateDnsZone: access.word('privateDNSZone', words('system', 'none')),
    vnetIntegration: access.boolean('enableVnetIntegration'),
  };
}

function kmsFields(security: Section): Group<'kmsEnabled' | 'kmsKeyId' | 'keyVaultAccess' | 'platformEncryption'> {
  const kms = security.section('azureKeyVaultKms');
  const platform = security.section('kubernetesResourceObjectEncryptionProfile');
  const infrastructure = platform.word('infrastructureEncryption', words('Enabled', 'Disabled'));
  return {
    kmsEnabled: kms.boolean('enabled'),
    kmsKeyId: kms.text('keyId'),
    keyVaultAccess: kms.word('keyVaultNetworkAccess', words('Public', 'Private')),
    platformEncryption: { ...infrastructure, value: switchedOn(infrastructure.value) },
  };
}

function switchedOn(value: Value): Value {
  return mapOptions(value, (option) => {
    if (option.kind === 'unknown') return withoutKey(option);
    return option.kind === 'scalar' && option.value !== null ? { ...option, value: option.value === 'Enabled' } : option;
  });
}

function entraFields(
  properties: Section,
): Group<'entraManaged' | 'azureRbac' | 'localAccountsDisabled' | 'kubernetesRbac' | 'adminGroups'> {
  const entra = properties.section('aadProfile');
  return {
    entraManaged: entra.boolean('managed'),
    azureRbac: entra.boolean('enableAzureRBAC'),
    localAccountsDisabled: properties.boolean('disableLocalAccounts'),
    kubernetesRbac: properties.boolean('enableRBAC'),
    adminGroups: entra.list('adminGroupObjectIDs'),
  };
}

function identityFields(arm: Written, properties: Section): Group<'identityType' | 'identityIds' | 'kubeletIdentity'> {
  const { type, ids } = arm.identity;
  const declared = { ...type, value: asWord(type.value, type.label, words('SystemAssigned', 'UserAssigned', 'None')) };
  const client = properties.section('servicePrincipalProfile').text('clientId');
  return {
    identityType: withPrincipal(declared, client),
    identityIds: { ...ids, value: identityIds(ids.value, ids.label) },
    kubeletIdentity: properties.section('identityProfile').section('kubeletidentity').text('resourceId'),
  };
}

/** A service principal takes the identity's place unless its id is `msi`. */
function withPrincipal(identity: Setting, client: Setting): Setting {
  const principal = mapOptions(client.value, (id): Value => {
    if (id.kind === 'scalar') {
      const none = id.value === null || String(id.value).toLowerCase() === 'msi';
      return none ? omitted(id.origin) : scalar('ServicePrincipal', id.origin);
    }
    if (id.kind !== 'unknown') return scalar('ServicePrincipal', id.origin);
    return choice([{ value: scalar('ServicePrincipal', id.origin), when: [] }, { value: omitted(id.origin), when: [] }], id.reason, id.origin);
  });
  if (isNull(principal)) return identity;
  return firstWritten({ value: principal, label: client.label }, identity);
}

/** The ids as a list, whether they are the keys of a map or a list already. */
export function identityIds(value: Value, label: string): Value {
  return mapOptions(value, (option) => {
    switch (option.kind) {
      case 'object':
        return keysAsList(option);
      case 'scalar':
        return isNull(option) ? option : illFormed(option, label, 'a map of identities');
      case 'list':
      case 'reference':
      case 'unknown':
        return option;
    }
  });
}

function keysAsList({ entries, origin, open }: ObjectValue): Value {
  const ids = [...entries.keys()].map((key) => entries.keyValue?.(key) ?? scalar(key, entries.keyOrigin?.(key) ?? origin));
  return list(ids, origin, open);
}
