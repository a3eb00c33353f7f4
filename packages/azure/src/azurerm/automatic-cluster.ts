import type { Setting } from '@akslint/model';
import { automaticPresets } from '../cluster/defaults.js';
import type { DefaultValue, Defaults, WrittenFields } from '../cluster/fields.js';
import { declare, type DeclaredCluster, type Source } from '../declared.js';
import { omitted } from '../reading/property.js';
import { fixed, type Section } from '../reading/section.js';
import { words } from '../reading/typed.js';
import { azurermBody } from './dialect.js';

const type = 'azurerm_kubernetes_automatic_cluster';

/** `azurerm_kubernetes_automatic_cluster`: what it has no argument for is preset, or unknown where nothing presets it. */
export function readAutomaticCluster(source: Source): DeclaredCluster {
  const body = azurermBody(source);
  const name = body.text('name').value;
  return {
    kind: 'cluster',
    vocabulary: 'azurerm',
    ...declare(source, name),
    name,
    group: body.text('resource_group_name').value,
    fields: automaticFields(body),
    defaults,
  };
}

const defaults: Defaults = {
  ...automaticPresets,
  privateClusterPublicFqdn: false,
  kmsEnabled: notExpressible('KMS encryption'),
  kmsKeyId: notExpressible('a KMS key'),
  keyVaultAccess: notExpressible('the network access of a KMS key vault'),
  platformEncryption: notExpressible('KMS encryption'),
  defenderProfile: notExpressible('the Defender profile'),
  kubeletIdentity: notExpressible('a kubelet identity'),
};

function notExpressible(what: string): DefaultValue {
  return { unknown: { text: `${type} has no argument for ${what}`, remedy: 'set it with an azapi_update_resource on the cluster' } };
}

function automaticFields(body: Section): WrittenFields {
  const privateCluster = body.section('private_cluster');
  const identity = body.section('identity');
  const none = (label: string): Setting => ({ value: omitted(body.origin), label });
  return {
    mode: fixed('Automatic', body.origin, type),
    privateCluster: body.presence('private_cluster'),
    authorizedIpRanges: body.section('api_server_access').list('authorized_ip_ranges'),
    privateClusterPublicFqdn: privateCluster.boolean('public_fully_qualified_domain_name_enabled'),
    privateDnsZone: privateCluster.word('private_dns_zone_id', { System: 'system', None: 'none' }),
    vnetIntegration: none('API server VNet integration'),
    oidcIssuer: none('OIDC issuer'),
    workloadIdentity: none('workload identity'),
    podIdentity: { ...none('the pod-managed identity add-on'), isBlock: true },
    kmsEnabled: none('KMS'),
    kmsKeyId: none('KMS key'),
    keyVaultAccess: none('KMS key vault access'),
    platformEncryption: none('KMS'),
    defenderProfile: none('Defender profile'),
    azurePolicyAddon: none('Azure Policy add-on'),
    entraManaged: none('Entra integration'),
    azureRbac: none('Azure RBAC'),
    localAccountsDisabled: none('local accounts'),
    kubernetesRbac: none('Kubernetes RBAC'),
    adminGroups: none('administrator groups'),
    networkPlugin: none('network plugin'),
    networkPolicy: none('network policy'),
    dataplane: none('network data plane'),
    podLinkLocalAccess: none('pod link-local access'),
    identityType: identity.word('type', words('SystemAssigned', 'UserAssigned')),
    identityIds: identity.list('identity_ids'),
    kubeletIdentity: none('kubelet identity'),
  };
}
