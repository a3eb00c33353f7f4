import { describe, expect, it } from 'vitest';
import { adviceOn, azurerm, cluster, deployment, json, noValue, oneOf, openList, openObject, ref, resource, shown, subjects, undecided, type Plain } from '../testing/build.js';
import type { Deployment, ManagedCluster } from '@akslint/model';

const aks = (body: Record<string, Plain> = {}, more = {}): ManagedCluster => cluster(resource('azurerm_kubernetes_cluster.main', body, more));

function under(versions: Partial<Deployment>, body: Record<string, Plain> = {}): ManagedCluster {
  const [first] = subjects(deployment([resource('azurerm_kubernetes_cluster.main', body)], versions));
  return first as ManagedCluster;
}

describe('what an empty azurerm_kubernetes_cluster is', () => {
  const bare = aks();

  it('takes every documented default and says so', () => {
    expect(shown(bare.mode)).toBe('Standard (default)');
    expect(shown(bare.apiServer.privateCluster)).toBe('false (default)');
    expect(shown(bare.apiServer.authorizedIpRanges)).toBe('null (default)');
    expect(shown(bare.apiServer.privateClusterPublicFqdn)).toBe('false (default)');
    expect(shown(bare.apiServer.privateDnsZone)).toBe('system (default)');
    expect(shown(bare.oidcIssuer)).toBe('false (default)');
    expect(shown(bare.workloadIdentity)).toBe('false (default)');
    expect(shown(bare.podIdentity)).toBe('false (default)');
    expect(shown(bare.kms.enabled)).toBe('false (default)');
    expect(shown(bare.kms.keyId)).toBe('null (default)');
    expect(shown(bare.kms.keyVaultAccess)).toBe('Public (default)');
    expect(shown(bare.defenderProfile)).toBe('false (default)');
    expect(shown(bare.azurePolicyAddon)).toBe('false (default)');
    expect(shown(bare.entra.managed)).toBe('false (default)');
    expect(shown(bare.entra.azureRbac)).toBe('false (default)');
    expect(shown(bare.entra.localAccountsDisabled)).toBe('false (default)');
    expect(shown(bare.entra.kubernetesRbac)).toBe('true (default)');
    expect(shown(bare.network.policy)).toBe('none (default)');
    expect(shown(bare.network.plugin)).toBe('kubenet (default)');
    expect(shown(bare.network.dataplane)).toBe('azure (default)');
    expect(shown(bare.network.podLinkLocalAccess)).toBe('IMDS (default)');
    expect(shown(bare.identity.type)).toBe('None (default)');
    expect(shown(bare.identity.ids)).toBe('null (default)');
    expect(shown(bare.identity.kubelet)).toBe('null (default)');
  });

  it('places a default at the declaration', () => {
    expect(bare.apiServer.privateCluster.value.origin).toEqual(bare.declaredAt);
  });

  it('has no name when none is written', () => {
    expect(bare.name).toBeNull();
  });
});

describe('what is written', () => {
  const hardened = aks({
    name: 'prod',
    private_cluster_enabled: true,
    private_cluster_public_fqdn_enabled: true,
    private_dns_zone_id: 'None',
    oidc_issuer_enabled: true,
    workload_identity_enabled: true,
    azure_policy_enabled: true,
    local_account_disabled: true,
    role_based_access_control_enabled: false,
    api_server_access_profile: [{ authorized_ip_ranges: ['10.0.0.0/8'], virtual_network_integration_enabled: true }],
    key_management_service: [{ key_vault_key_id: ref('azurerm_key_vault_key.kms', 'id'), key_vault_network_access: 'Private' }],
    microsoft_defender: [{ log_analytics_workspace_id: undecided() }],
    azure_active_directory_role_based_access_control: [{ azure_rbac_enabled: true, admin_group_object_ids: ['g'] }],
    network_profile: [{ network_plugin: 'azure', network_policy: 'cilium', network_data_plane: 'cilium' }],
    identity: [{ type: 'UserAssigned', identity_ids: [ref('azurerm_user_assigned_identity.a', 'id')] }],
    kubelet_identity: [{ user_assigned_identity_id: ref('azurerm_user_assigned_identity.b', 'id') }],
  });

  it('is read into the model', () => {
    expect(hardened.name).toBe('prod');
    expect(shown(hardened.apiServer.privateCluster)).toBe(true);
    expect(shown(hardened.apiServer.privateClusterPublicFqdn)).toBe(true);
    expect(shown(hardened.apiServer.privateDnsZone)).toBe('none');
    expect(shown(hardened.apiServer.authorizedIpRanges)).toEqual(['10.0.0.0/8']);
    expect(shown(hardened.apiServer.vnetIntegration)).toBe(true);
    expect(shown(hardened.oidcIssuer)).toBe(true);
    expect(shown(hardened.workloadIdentity)).toBe(true);
    expect(shown(hardened.kms.enabled)).toBe(true);
    expect(shown(hardened.kms.keyId)).toBe('azurerm_key_vault_key.kms.id');
    expect(shown(hardened.kms.keyVaultAccess)).toBe('Private');
    expect(shown(hardened.defenderProfile)).toBe(true);
    expect(shown(hardened.azurePolicyAddon)).toBe(true);
    expect(shown(hardened.entra.managed)).toBe(true);
    expect(shown(hardened.entra.azureRbac)).toBe(true);
    expect(shown(hardened.entra.localAccountsDisabled)).toBe(true);
    expect(shown(hardened.entra.kubernetesRbac)).toBe(false);
    expect(hardened.entra.someoneCanSignIn).toBe(true);
    expect(shown(hardened.network.plugin)).toBe('azure');
    expect(shown(hardened.network.policy)).toBe('cilium');
    expect(shown(hardened.network.dataplane)).toBe('cilium');
    expect(shown(hardened.identity.type)).toBe('UserAssigned');
    expect(shown(hardened.identity.ids)).toEqual(['azurerm_user_assigned_identity.a.id']);
    expect(shown(hardened.identity.kubelet)).toBe('azurerm_user_assigned_identity.b.id');
  });

  it('is named as the user spells it', () => {
    expect(hardened.apiServer.privateCluster.label).toBe('private_cluster_enabled');
    expect(hardened.network.policy.label).toBe('network_profile.network_policy');
    expect(hardened.kms.enabled.label).toBe('key_management_service');
  });

  it('is said to be a block where it is one', () => {
    const { kms, defenderProfile, entra, oidcIssuer } = aks();
    expect([kms.enabled, defenderProfile, entra.managed, oidcIssuer].map(({ isBlock }) => isBlock)).toEqual([true, true, true, undefined]);
    expect(aks({ service_principal: [{ client_id: 'c' }] }).identity.type).toMatchObject({ label: 'service_principal', isBlock: true });
  });
});

describe('omissions and their places', () => {
  it('stands in the innermost block that exists', () => {
    const { network } = aks({ network_profile: [{ network_plugin: 'azure' }] });
    expect(shown(network.policy)).toBe('none (default)');
    expect(network.policy.value.origin).not.toEqual(aks().declaredAt);
  });

  it('keeps the place of a null that a variable gives', () => {
    const written = resource('azurerm_kubernetes_cluster.main', { private_cluster_enabled: null });
    const { privateCluster } = cluster(written).apiServer;
    expect(shown(privateCluster)).toBe('false (default)');
    expect(privateCluster.value.origin).toEqual(written.body.entries.get('private_cluster_enabled')?.origin);
  });

  it('counts an empty text as one', () => {
    expect(shown(aks({ network_profile: [{ network_policy: '' }] }).network.policy)).toBe('none (default)');
    expect(shown(aks({ private_dns_zone_id: '' }).apiServer.privateDnsZone)).toBe('system (default)');
  });

  it('counts a value of the wrong type as one, with advice', () => {
    const { oidcIssuer } = aks({ oidc_issuer_enabled: ['true'] });
    expect(shown(oidcIssuer)).toBe('false (default)');
    expect(adviceOn(oidcIssuer)).toEqual(['oidc_issuer_enabled is not true or false, so it counts as not set.']);
  });

  it('is unknown in a body that may hold more', () => {
    const { apiServer, oidcIssuer } = aks({ oidc_issuer_enabled: true }, { open: noValue });
    expect(shown(apiServer.privateCluster)).toBe('unknown: variable "x" has no value');
    expect(shown(oidcIssuer)).toBe(true);
  });

  it('is unknown in an open block but not beside it', () => {
    const { network, azurePolicyAddon } = aks({ network_profile: [openObject({})] });
    expect(shown(network.policy)).toBe('unknown: variable "x" has no value');
    expect(shown(azurePolicyAddon)).toBe('false (default)');
  });

  it('is unknown where blocks of its type may exist', () => {
    const { kms, defenderProfile } = aks({ key_management_service: openList(), microsoft_defender: openList() });
    expect(shown(kms.enabled)).toBe('unknown: variable "x" has no value');
    expect(shown(kms.keyId)).toBe('unknown: variable "x" has no value');
    expect(shown(defenderProfile)).toBe('unknown: variable "x" has no value');
  });
});

describe('choices', () => {
  it('takes the default only in the world that writes nothing', () => {
    const { apiServer } = aks({ private_cluster_enabled: oneOf([true], [null]) });
    expect(shown(apiServer.privateCluster)).toEqual({ oneOf: [true, 'false (default)'] });
  });

  it('makes the presence of a block a choice, and keeps what it rests on', () => {
    const on = { key: 'var.kms', is: true };
    const off = { key: 'var.kms', is: false };
    const { kms } = aks({ key_management_service: oneOf([[{ key_vault_key_id: 'https://v.vault.azure.net/keys/k/1' }], on], [[], off]) });
    expect(shown(kms.enabled)).toEqual({ oneOf: [true, 'false (default)'] });
    expect(kms.enabled.value.kind === 'choice' && kms.enabled.value.options.map(({ when }) => when)).toEqual([[on], [off]]);
    expect(shown(kms.keyId)).toEqual({ oneOf: ['https://v.vault.azure.net/keys/k/1', 'null (default)'] });
  });

  it('reads a text that spells a boolean without advice', () => {
    const { apiServer } = aks({ private_cluster_enabled: 'true' });
    expect(shown(apiServer.privateCluster)).toBe(true);
    expect(adviceOn(apiServer.privateCluster)).toEqual([]);
  });

  it('advises on the case of a word and reads it in the documented one', () => {
    const { network } = aks({ network_profile: [{ network_policy: 'Calico' }] });
    expect(shown(network.policy)).toBe('calico');
    expect(adviceOn(network.policy)).toEqual(['network_profile.network_policy is spelt "Calico"; the documented spelling is "calico".']);
  });

  it('leaves a word alone that is none of the documented ones', () => {
    expect(shown(aks({ network_profile: [{ network_policy: 'weave' }] }).network.policy)).toBe('weave');
  });

  it('knows that an argument that the provider insists on is there', () => {
    const { keyId } = aks({ key_management_service: [{ key_vault_key_id: undecided() }] }).kms;
    expect(keyId.value).toMatchObject({ kind: 'unknown', nonNull: true });
  });
});

describe('versions of the provider', () => {
  it('turns the OIDC issuer on by default from 5.0 on', () => {
    expect(shown(under(azurerm([4, 0, 0], [5, 0, 0])).oidcIssuer)).toBe('false (default)');
    expect(shown(under(azurerm([5, 2, 0], [5, 2, 1])).oidcIssuer)).toBe('true (default)');
    expect(shown(under(azurerm([5, 0, 0])).oidcIssuer)).toBe('true (default)');
  });

  it('does not know the default of a version that is not pinned', () => {
    const reason = 'unknown: it is false before azurerm 5.0 and true from then on, and which version is used cannot be told (default)';
    expect(shown(under({}).oidcIssuer)).toBe(reason);
    expect(shown(under(azurerm([4, 0, 0], [6, 0, 0])).oidcIssuer)).toBe(reason);
    expect(shown(under({}, { oidc_issuer_enabled: false }).oidcIssuer)).toBe(false);
  });

  it('reads the names of 3.x, and says where they are gone', () => {
    const names = {
      api_server_authorized_ip_ranges: ['10.0.0.0/8'],
      api_server_access_profile: [{ vnet_integration_enabled: true }],
      network_profile: [{ ebpf_data_plane: 'cilium' }],
    };
    const three = under(azurerm([3, 0, 0], [4, 0, 0]), names);
    expect(shown(three.apiServer.authorizedIpRanges)).toEqual(['10.0.0.0/8']);
    expect(shown(three.apiServer.vnetIntegration)).toBe(true);
    expect(shown(three.network.dataplane)).toBe('cilium');
    expect(adviceOn(three.network.dataplane)).toEqual([]);
    expect(three.network.dataplane.label).toBe('network_profile.ebpf_data_plane');
    const four = under(azurerm([4, 1, 0], [5, 0, 0]), names);
    expect(shown(four.network.dataplane)).toBe('cilium');
    expect(adviceOn(four.network.dataplane)).toEqual(['azurerm 4.0 removed network_profile.ebpf_data_plane, so this version refuses it.']);
  });

  it('reads the shapes of 2.x with advice', () => {
    const two = aks({
      addon_profile: [{ azure_policy: [{ enabled: true }] }],
      role_based_access_control: [{ enabled: false, azure_active_directory: [{ managed: true, azure_rbac_enabled: true, admin_group_object_ids: ['g'] }] }],
    });
    const told = ["azurerm 3.0 removed this shape; move it to today's arguments."];
    expect(shown(two.azurePolicyAddon)).toBe(true);
    expect(adviceOn(two.azurePolicyAddon)).toEqual(told);
    expect(shown(two.entra.managed)).toBe(true);
    expect(shown(two.entra.azureRbac)).toBe(true);
    expect(shown(two.entra.kubernetesRbac)).toBe(false);
    expect(adviceOn(two.entra.kubernetesRbac)).toEqual(told);
    expect(shown(aks({ role_based_access_control: [{ azure_active_directory: [{}] }] }).entra.managed)).toBe(false);
  });
});

describe('Entra integration', () => {
  const managed = (block: Record<string, Plain>): unknown =>
    shown(aks({ azure_active_directory_role_based_access_control: [block] }).entra.managed);

  it('is managed by the block alone', () => {
    expect(managed({ tenant_id: 't' })).toBe(true);
  });

  it('is not managed with application ids, or when the block says so', () => {
    expect(managed({ client_app_id: 'c', server_app_id: 's' })).toBe(false);
    expect(managed({ managed: false })).toBe(false);
    expect(managed({ managed: true })).toBe(true);
    expect(managed({ managed: undecided() })).toBe('unknown: variable "x" has no value');
    expect(managed({ client_app_id: undecided() })).toEqual({ oneOf: [false, true] });
  });
});

describe('identities', () => {
  it('knows a service principal by its block', () => {
    const { type } = aks({ service_principal: [{ client_id: 'x', client_secret: 'y' }] }).identity;
    expect(shown(type)).toBe('ServicePrincipal');
    expect(type.label).toBe('service_principal');
  });

  it('keeps the world of an identity apart from that of a service principal', () => {
    const yes = { key: 'v', is: true };
    const no = { key: 'v', is: false };
    const { type } = aks({
      identity: oneOf([[{ type: 'UserAssigned' }], yes], [[], no]),
      service_principal: oneOf([[], yes], [[{ client_id: 'x' }], no]),
    }).identity;
    expect(shown(type)).toEqual({ oneOf: ['UserAssigned', 'ServicePrincipal'] });
  });

  it('reads the single id of 2.x', () => {
    expect(shown(aks({ identity: [{ type: 'UserAssigned', user_assigned_identity_id: 'id' }] }).identity.ids)).toEqual(['id']);
  });
});

describe('ignore_changes', () => {
  it('gives advice on what it lists and on nothing else', () => {
    const body = { private_cluster_enabled: true, network_profile: [{ network_policy: 'azure' }] };
    const { apiServer, network } = aks(body, { ignoredChanges: ['network_profile[0].network_policy'] });
    expect(shown(network.policy)).toBe('azure');
    expect(adviceOn(network.policy)).toEqual([
      'lifecycle.ignore_changes lists network_profile[0].network_policy: a later change of this value is not deployed, and drift stays.',
    ]);
    expect(adviceOn(network.plugin)).toEqual([]);
    expect(adviceOn(apiServer.privateCluster)).toEqual([]);
  });

  it('gives advice on everything for `all`, and on all within a block that it lists', () => {
    expect(adviceOn(aks({}, { ignoredChanges: 'all' }).oidcIssuer)).toHaveLength(1);
    expect(adviceOn(aks({ network_profile: [{}] }, { ignoredChanges: ['network_profile'] }).network.policy)).toHaveLength(1);
  });
});

describe('the subject', () => {
  it('says that a body is judged once', () => {
    expect(aks({}, { judgedOnce: noValue }).notes).toEqual([
      'The number of instances cannot be told (variable "x" has no value), so the body is judged once.',
    ]);
  });

  it('is none for a data source', () => {
    expect(subjects(deployment([resource('data.azurerm_kubernetes_cluster.main', { name: 'x' })]))).toEqual([]);
  });

  it('notes another declaration of the same cluster', () => {
    const same = { name: 'prod', resource_group_name: 'rg' };
    const both = subjects(
      deployment([resource('azurerm_kubernetes_cluster.a', same), resource('azurerm_kubernetes_cluster.b', same), resource('azurerm_kubernetes_cluster.c', { ...same, name: 'other' })]),
    );
    expect(both.map((one) => one.notes)).toEqual([
      ['azurerm_kubernetes_cluster.b declares the same cluster; each is judged as it is written.'],
      ['azurerm_kubernetes_cluster.a declares the same cluster; each is judged as it is written.'],
      [],
    ]);
  });

  it('notes it where the name is not known but is the same one', () => {
    const named = (key: string) => ({ name: undecided({ key }), resource_group_name: 'rg' });
    const all = subjects(
      deployment([resource('azurerm_kubernetes_cluster.a', named('var.x')), resource('azurerm_kubernetes_cluster.b', named('var.x')), resource('azurerm_kubernetes_cluster.c', named('var.y'))]),
    );
    expect(all.map((one) => one.notes.length)).toEqual([1, 1, 0]);
  });

  it('reads through text that spells a structure', () => {
    expect(shown(aks({ network_profile: json({ network_policy: 'azure' }) }).network.policy)).toBe('azure');
  });
});
