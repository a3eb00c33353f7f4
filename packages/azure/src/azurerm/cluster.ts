import { choice, isPresent, list, mapOptions, scalar, type Deployment, type Setting, type Value } from '@akslint/model';
import { standardDefaults } from '../cluster/defaults.js';
import type { Defaults, WrittenFields } from '../cluster/fields.js';
import { declare, type DeclaredCluster, type Source } from '../declared.js';
import { advise, isNull, omitted } from '../reading/property.js';
import { firstWritten, withAdviceWhenWritten, type Section } from '../reading/section.js';
import { words } from '../reading/typed.js';
import { azurermBody, isPulumi } from './dialect.js';
import { isBelow } from './provider-version.js';

const removedIn3 = 'azurerm 3.0 removed this shape; move it to today\'s arguments.';

/** `azurerm_kubernetes_cluster` in the names of 2.x to 5.x. */
export function readCluster(source: Source): DeclaredCluster {
  const body = azurermBody(source);
  const name = body.text('name').value;
  return {
    kind: 'cluster',
    vocabulary: 'azurerm',
    ...declare(source, name),
    name,
    group: body.text('resource_group_name').value,
    fields: clusterFields(body, source.deployment),
    defaults: clusterDefaults(source.deployment),
  };
}

/** The documented defaults of `azurerm_kubernetes_cluster` in the versions that may be in use. */
export function clusterDefaults(deployment: Deployment): Defaults {
  return {
    ...standardDefaults,
    privateClusterPublicFqdn: false,
    oidcIssuer: oidcIssuerDefault(deployment),
  };
}

function oidcIssuerDefault(deployment: Deployment): Defaults['oidcIssuer'] {
  const below5 = isBelow(deployment, 5);
  if (below5 !== undefined) return !below5;
  return {
    unknown: {
      text: 'it is false before azurerm 5.0 and true from then on, and which version is used cannot be told',
      remedy: isPulumi(deployment) ? 'set it, or declare one major version of @pulumi/azure in package.json' : 'set it, or pin azurerm in required_providers or commit .terraform.lock.hcl',
    },
  };
}

/** The settings that the body of an `azurerm_kubernetes_cluster` writes. */
export function clusterFields(body: Section, deployment: Deployment): WrittenFields {
  const kms = body.section('key_management_service');
  const network = body.section('network_profile');
  const none = (label: string): Setting => ({ value: omitted(body.origin), label });
  return {
    mode: none('the mode (Standard or Automatic)'),
    ...apiServerFields(body, deployment),
    oidcIssuer: body.boolean('oidc_issuer_enabled'),
    workloadIdentity: body.boolean('workload_identity_enabled'),
    podIdentity: { ...none('the pod-managed identity add-on'), isBlock: true },
    kmsEnabled: body.presence('key_management_service'),
    kmsKeyId: kms.requiredText('key_vault_key_id'),
    keyVaultAccess: kms.word('key_vault_network_access', words('Public', 'Private')),
    platformEncryption: none(kms.label),
    defenderProfile: body.presence('microsoft_defender'),
    azurePolicyAddon: firstWritten(
      body.boolean('azure_policy_enabled'),
      withAdviceWhenWritten(body.section('addon_profile').section('azure_policy').boolean('enabled'), removedIn3),
    ),
    ...entraFields(body),
    networkPlugin: network.word('network_plugin', words('azure', 'kubenet', 'none')),
    networkPolicy: network.word('network_policy', words('azure', 'calico', 'cilium', 'none')),
    dataplane: firstWritten(
      network.word('network_data_plane', words('azure', 'cilium')),
      removedIn4(network.word('ebpf_data_plane', words('cilium')), deployment),
    ),
    podLinkLocalAccess: none('pod link-local access'),
    ...identityFields(body),
  };
}

type Group<Name extends keyof WrittenFields> = Pick<WrittenFields, Name>;

function apiServerFields(
  body: Section,
  deployment: Deployment,
): Group<'privateCluster' | 'authorizedIpRanges' | 'privateClusterPublicFqdn' | 'privateDnsZone' | 'vnetIntegration'> {
  const access = body.section('api_server_access_profile');
  return {
    privateCluster: firstWritten(
      body.boolean('private_cluster_enabled'),
      withAdviceWhenWritten(body.boolean('private_link_enabled'), removedIn3),
    ),
    authorizedIpRanges: firstWritten(
      access.list('authorized_ip_ranges'),
      removedIn4(body.list('api_server_authorized_ip_ranges'), deployment),
    ),
    privateClusterPublicFqdn: body.boolean('private_cluster_public_fqdn_enabled'),
    privateDnsZone: body.word('private_dns_zone_id', { System: 'system', None: 'none' }),
    vnetIntegration: firstWritten(
      access.boolean('virtual_network_integration_enabled'),
      removedIn4(access.boolean('vnet_integration_enabled'), deployment),
    ),
  };
}

function entraFields(
  body: Section,
): Group<'entraManaged' | 'azureRbac' | 'localAccountsDisabled' | 'kubernetesRbac' | 'adminGroups'> {
  const entra = body.section('azure_active_directory_role_based_access_control');
  const rbac2 = body.section('role_based_access_control');
  const entra2 = rbac2.section('azure_active_directory');
  return {
    entraManaged: firstWritten(
      { value: managedEntra(entra, true), label: entra.label, isBlock: true },
      withAdviceWhenWritten({ value: managedEntra(entra2, false), label: entra2.label, isBlock: true }, removedIn3),
    ),
    azureRbac: firstWritten(entra.boolean('azure_rbac_enabled'), withAdviceWhenWritten(entra2.boolean('azure_rbac_enabled'), removedIn3)),
    localAccountsDisabled: body.boolean('local_account_disabled'),
    kubernetesRbac: firstWritten(
      body.boolean('role_based_access_control_enabled'),
      withAdviceWhenWritten(rbac2.boolean('enabled'), removedIn3),
    ),
    adminGroups: firstWritten(entra.list('admin_group_object_ids'), entra2.list('admin_group_object_ids')),
  };
}

/**
 * Whether the block means managed integration: what `managed` says, else `unlessApplications` unless application
 * ids are given (azurerm 3 takes a block without them for managed; azurerm 2 wanted `managed = true`).
 */
function managedEntra(block: Section, unlessApplications: boolean): Value {
  const managed = block.boolean('managed').value;
  const applications = ['client_app_id', 'server_app_id'].map((name) => block.text(name).value);
  return mapOptions(block.value, (option) => {
    if (option.kind !== 'object') return option;
    return mapOptions(managed, (written) => {
      if (!isNull(written)) return written;
      if (!unlessApplications) return advise(scalar(false, option.origin), ...(written.advice ?? []));
      return withoutApplications(applications, scalar(true, option.origin));
    });
  });
}

function withoutApplications(applications: readonly Value[], managed: Value): Value {
  return applications.reduce<Value>(
    (answer, application) =>
      mapOptions(application, (id) => {
        const given = isPresent(id);
        if (given === undefined && id.kind === 'unknown') {
          const legacy = scalar(false, id.origin);
          return choice([{ value: legacy, when: [] }, { value: answer, when: [] }], id.reason, id.origin);
        }
        return given === true ? scalar(false, id.origin) : answer;
      }),
    managed,
  );
}

/** Settings of `identity`, `service_principal` and `kubelet_identity`. */
function identityFields(body: Section): Group<'identityType' | 'identityIds' | 'kubeletIdentity'> {
  const identity = body.section('identity');
  const principal = body.presence('service_principal');
  const asPrincipal = mapOptions(principal.value, (option) =>
    option.kind === 'scalar' && option.value === true ? { ...option, value: 'ServicePrincipal' } : option,
  );
  const single = identity.text('user_assigned_identity_id');
  const oneId = mapOptions(single.value, (id) => (isNull(id) ? id : list([id], id.origin)));
  return {
    identityType: firstWritten(identity.word('type', words('SystemAssigned', 'UserAssigned')), {
      ...principal,
      value: asPrincipal,
    }),
    identityIds: firstWritten(
      identity.list('identity_ids'),
      withAdviceWhenWritten({ value: oneId, label: single.label }, removedIn3),
    ),
    kubeletIdentity: body.section('kubelet_identity').text('user_assigned_identity_id'),
  };
}

function removedIn4(setting: Setting, deployment: Deployment): Setting {
  if (isBelow(deployment, 4) !== false) return setting;
  return withAdviceWhenWritten(setting, `azurerm 4.0 removed ${setting.label}, so this version refuses it.`);
}
