import { describe, expect, it } from 'vitest';
import type { ManagedCluster, Resource } from '@akslint/model';
import { describeSubjects } from '../describe-subjects.js';
import { adviceOn, arm, azurerm4, cluster, deployment, oneOf, openList, ref, resource, shownValue, subjects, undecided, type More, type Plain } from '../testing/build.js';

const id = ref('azurerm_kubernetes_cluster.main', 'id');
const aks = (body: Record<string, Plain> = {}) => resource('azurerm_kubernetes_cluster.main', { name: 'prod', resource_group_name: 'rg', ...body });

describe('advice on the KMS key', () => {
  const withKey = (...path: string[]) => aks({ key_management_service: [{ key_vault_key_id: ref('azurerm_key_vault_key.k', ...path) }] });
  const key = (operations: Plain) => resource('azurerm_key_vault_key.k', { key_opts: operations, key_vault_id: ref('azurerm_key_vault.v', 'id') });
  const vault = (body: Record<string, Plain>) => resource('azurerm_key_vault.v', body);
  const closed = { purge_protection_enabled: true, public_network_access_enabled: false };

  it('is none for a good key in a closed vault', () => {
    expect(cluster(withKey('id'), key(['encrypt', 'decrypt']), vault(closed)).kms.advice).toEqual([]);
  });

  it('asks for encrypt and decrypt', () => {
    expect(cluster(withKey('id'), key(['wrapKey', 'unwrapKey']), vault(closed)).kms.advice).toEqual([
      'The key azurerm_key_vault_key.k does not allow encrypt and decrypt, which KMS needs; add them to its operations.',
    ]);
    expect(cluster(withKey('id'), key(openList('wrapKey')), vault(closed)).kms.advice).toEqual([]);
  });

  it('asks for a version', () => {
    const told = ['key_management_service.key_vault_key_id names a key without a version; azurerm wants a versioned id.'];
    expect(cluster(withKey('versionless_id')).kms.advice).toEqual(told);
    expect(cluster(aks({ key_management_service: [{ key_vault_key_id: 'https://v.vault.azure.net/keys/k' }] })).kms.advice).toEqual(told);
    expect(cluster(aks({ key_management_service: [{ key_vault_key_id: 'https://v.vault.azure.net/keys/k/1' }] })).kms.advice).toEqual([]);
  });

  it('asks for purge protection and a closed vault', () => {
    expect(cluster(withKey('id'), key(['encrypt', 'decrypt']), vault({})).kms.advice).toEqual([
      'The vault azurerm_key_vault.v has no purge protection (purge_protection_enabled): a purged key makes every secret unreadable.',
      'The vault azurerm_key_vault.v is open to all networks.',
    ]);
    const fenced = vault({ purge_protection_enabled: true, network_acls: [{ default_action: 'Deny', bypass: 'AzureServices' }] });
    expect(cluster(withKey('id'), key(['encrypt', 'decrypt']), fenced).kms.advice).toEqual([]);
  });

  it('reads the ARM key and vault', () => {
    const managed = arm('Microsoft.ContainerService/managedClusters@2024-09-01', 'aks', {
      properties: { securityProfile: { azureKeyVaultKms: { enabled: true, keyId: ref('key', 'properties', 'keyUriWithVersion') } } },
    });
    const armKey = { ...arm('Microsoft.KeyVault/vaults/keys@2023-07-01', 'key', { properties: { keyOps: ['encrypt'] } }, { parent: ref('vault') }) };
    const armVault = arm('Microsoft.KeyVault/vaults@2023-07-01', 'vault', { properties: { enablePurgeProtection: true } });
    expect(cluster(managed, armKey, armVault).kms.advice).toEqual([
      'The key key does not allow decrypt, which KMS needs; add it to its operations.',
      'The vault vault is open to all networks.',
    ]);
  });
});

describe('whether someone can sign in', () => {
  const role = (body: Record<string, Plain>) => resource('azurerm_role_assignment.r', { scope: id, ...body });
  const rbac = 'Azure Kubernetes Service RBAC Cluster Admin';

  it('is by a group of administrators', () => {
    const groups = (ids: Plain) => cluster(aks({ azure_active_directory_role_based_access_control: [{ admin_group_object_ids: ids }] })).entra.someoneCanSignIn;
    expect(groups(['g'])).toBe(true);
    expect(groups([])).toBe(false);
    expect(groups(undecided())).toBeUndefined();
  });

  it('is by a role on the cluster', () => {
    const can = (body: Record<string, Plain>) => cluster(aks(), role(body)).entra.someoneCanSignIn;
    expect(can({ role_definition_name: rbac })).toBe(true);
    expect(can({ role_definition_id: '/providers/Microsoft.Authorization/roleDefinitions/b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b' })).toBe(true);
    expect(can({ role_definition_name: 'AcrPull' })).toBe(false);
    expect(can({ role_definition_name: undecided() })).toBeUndefined();
    expect(can({ role_definition_name: rbac, scope: undecided() })).toBeUndefined();
    expect(can({ role_definition_name: rbac, scope: '/subscriptions/s/resourceGroups/x' })).toBe(false);
  });
});

describe('federated credentials', () => {
  it('advise when tokens of this cluster would be refused', () => {
    const credential = (body: Record<string, Plain>) =>
      resource('azurerm_federated_identity_credential.c', { issuer: ref('azurerm_kubernetes_cluster.main', 'oidc_issuer_url'), ...body });
    const advice = (body: Record<string, Plain>) => adviceOn(cluster(aks({ workload_identity_enabled: true }), credential(body)).workloadIdentity);
    expect(advice({ audience: ['api://AzureADTokenExchange'], subject: 'system:serviceaccount:a:b' })).toEqual([]);
    expect(advice({ audience: ['api://other'], subject: 'repo:x' })).toEqual([
      'The credential azurerm_federated_identity_credential.c has another audience than api://AzureADTokenExchange, so tokens of the cluster are refused.',
      'The subject of azurerm_federated_identity_credential.c is no service account (system:serviceaccount:<namespace>:<name>).',
    ]);
  });
});

describe('rules on the metadata address in a security group', () => {
  const group = (rule: Record<string, Plain>) => resource('azurerm_network_security_group.n', { security_rule: [rule] });
  const literal = [
    'azurerm_network_security_group.n has a rule on 169.254.169.254, which does nothing: Azure leaves platform addresses out of security groups unless a rule names the tag AzurePlatformIMDS.',
  ];

  it('are advice on the clusters of the deployment', () => {
    expect(cluster(aks(), group({ destination_address_prefix: '169.254.169.254/32' })).metadataNsgAdvice).toEqual(literal);
    expect(cluster(aks(), group({ destination_address_prefixes: ['10.0.0.0/8', '169.254.169.254'] })).metadataNsgAdvice).toEqual(literal);
    expect(cluster(aks(), group({ destination_address_prefix: '0.0.0.0/0' })).metadataNsgAdvice).toEqual([]);
    expect(cluster(aks(), group({ destination_address_prefix: '*' })).metadataNsgAdvice).toEqual([]);
    expect(cluster(aks(), group({ destination_address_prefix: 'AzurePlatformIMDS' })).metadataNsgAdvice).toHaveLength(1);
  });

  it('are subjects without any cluster, each rule resource by itself', () => {
    const rule = resource('azurerm_network_security_rule.r', { destination_address_prefix: '169.254.169.254' });
    const all = subjects(deployment([group({ destination_address_prefix: '169.254.169.254' }), rule, group({ destination_address_prefix: '*' })]));
    expect(all.map(({ kind, address }) => [kind, address])).toEqual([
      ['NetworkSecurityGroup', 'azurerm_network_security_group.n'],
      ['NetworkSecurityGroup', 'azurerm_network_security_rule.r'],
    ]);
  });

  it('are found in ARM', () => {
    const inArm = arm('Microsoft.Network/networkSecurityGroups@2024-01-01', 'n', {
      properties: { securityRules: [{ name: 'imds', properties: { destinationAddressPrefix: '169.254.169.254' } }] },
    });
    expect(cluster(aks(), inArm).metadataNsgAdvice).toHaveLength(1);
  });
});

describe('managed namespaces', () => {
  const managed = (policy: Plain, parent: Plain = id) =>
    resource('azapi_resource.ns', {
      type: 'Microsoft.ContainerService/managedClusters/managedNamespaces@2025-09-01',
      name: 'team',
      parent_id: parent,
      body: { properties: { defaultNetworkPolicy: policy } },
    });
  const holds = (policy: Plain) => {
    const [one] = cluster(aks(), managed(policy)).namespaces.found;
    return [one?.name, one?.defaultDeny.holds, one?.imdsEgressBlocked.holds];
  };

  it('deny by default only with DenyAll both ways', () => {
    expect(holds({ ingress: 'DenyAll', egress: 'DenyAll' })).toEqual(['team', true, true]);
    expect(holds({ ingress: 'DenyAll', egress: 'AllowSameNamespace' })).toEqual(['team', false, true]);
    expect(holds({ ingress: 'DenyAll', egress: 'AllowAll' })).toEqual(['team', false, false]);
  });

  it('take the documented defaults', () => {
    expect(holds(null)).toEqual(['team', false, false]);
    expect(holds({ egress: 'DenyAll' })).toEqual(['team', false, true]);
    const [one] = cluster(aks(), managed({ egress: 'DenyAll' })).namespaces.found;
    expect(one?.defaultDeny.message).toBe('The managed namespace does not deny by default: ingress is AllowSameNamespace (not set; this is the default).');
  });

  it('are not decided by what is not known', () => {
    expect(holds({ ingress: undecided(), egress: 'DenyAll' })).toEqual(['team', undefined, true]);
    expect(holds({ ingress: 'DenyAll', egress: oneOf(['DenyAll'], ['AllowAll']) })).toEqual(['team', undefined, undefined]);
  });

  it('stand alone without their cluster', () => {
    expect(subjects(deployment([managed({})])).map(({ kind, name }) => [kind, name])).toEqual([['Namespace', 'team']]);
  });
});

describe('objects from inside a cluster', () => {
  const manifest = (name: string, more: More = {}): Resource =>
    resource(`kubernetes_manifest.${name}`, { manifest: { apiVersion: 'v1', kind: 'Namespace', metadata: { name } } }, more);
  const second = resource('azurerm_kubernetes_cluster.second', { name: 'second', resource_group_name: 'rg' });
  const shown = (...deployments: readonly ReturnType<typeof deployment>[]): unknown =>
    describeSubjects(deployments).map((subject) =>
      subject.kind === 'ManagedCluster'
        ? [subject.address, subject.namespaces.found.map(({ address }) => address), subject.namespaces.mayBeMore !== undefined]
        : subject.address,
    );
  const main = 'azurerm_kubernetes_cluster.main';

  it('belong to the cluster of their deployment', () => {
    expect(shown(deployment([aks(), manifest('a')]), deployment([second], { id: 'other' }))).toEqual([
      [main, ['kubernetes_manifest.a'], false],
      ['azurerm_kubernetes_cluster.second', [], false],
    ]);
  });

  it('belong to the only cluster of the scan when theirs has none', () => {
    expect(shown(deployment([aks()]), deployment([manifest('a')], { id: 'apps' }))).toEqual([[main, ['kubernetes_manifest.a'], false]]);
  });

  it('stand alone when several clusters could be theirs', () => {
    expect(shown(deployment([aks()]), deployment([second], { id: 'b' }), deployment([manifest('a')], { id: 'apps' }))).toEqual([
      [main, [], false],
      ['azurerm_kubernetes_cluster.second', [], false],
      'kubernetes_manifest.a',
    ]);
  });

  it('go where the configuration of their provider leads, of two clusters in a deployment', () => {
    const provider = { host: ref('azurerm_kubernetes_cluster.second', 'kube_config', 0, 'host') };
    expect(shown(deployment([aks(), second, manifest('a', { provider })]))).toEqual([
      [main, [], false],
      ['azurerm_kubernetes_cluster.second', ['kubernetes_manifest.a'], false],
    ]);
    const data = resource('data.azurerm_kubernetes_cluster.d', { name: 'second', resource_group_name: 'rg' });
    const through = { host: ref('data.azurerm_kubernetes_cluster.d', 'kube_config', 0, 'host') };
    expect(shown(deployment([aks(), second, data, manifest('a', { provider: through })]))).toEqual([
      [main, [], false],
      ['azurerm_kubernetes_cluster.second', ['kubernetes_manifest.a'], false],
    ]);
  });

  it('leave both clusters open when nothing leads to one', () => {
    expect(shown(deployment([aks(), second, manifest('a')], azurerm4))).toEqual([
      [main, [], true],
      ['azurerm_kubernetes_cluster.second', [], true],
      'kubernetes_manifest.a',
    ]);
  });
});

describe('policies that need an engine of their own', () => {
  const policy = resource('kubernetes_manifest.p', {
    manifest: {
      apiVersion: 'cilium.io/v2',
      kind: 'CiliumNetworkPolicy',
      metadata: { name: 'deny', namespace: 'shop' },
      spec: { endpointSelector: {}, ingress: [{}], egress: [{}] },
    },
  });
  const namespace = resource('kubernetes_namespace.n', { metadata: [{ name: 'shop' }] });
  const holds = (network: Record<string, Plain>) => {
    const [one] = cluster(aks({ network_profile: [network] }), namespace, policy).namespaces.found;
    return [one?.name, one?.defaultDeny.holds];
  };

  it('count under that engine only', () => {
    expect(holds({ network_policy: 'cilium' })).toEqual(['shop', true]);
    expect(holds({ network_data_plane: 'cilium' })).toEqual(['shop', true]);
    expect(holds({ network_policy: undecided() })).toEqual(['shop', undefined]);
  });
});

describe('configuration', () => {
  it('leaves namespaces out', () => {
    const shop = resource('kubernetes_namespace.n', { metadata: [{ name: 'shop' }] });
    expect(describeSubjects([deployment([shop])]).map(({ name }) => name)).toEqual(['shop']);
    expect(describeSubjects([deployment([shop])], { excludedNamespaces: ['sh*'] })).toEqual([]);
  });
});

describe('a cluster that may not exist', () => {
  it('keeps the condition', () => {
    const conditional = subjects(deployment([resource('azurerm_kubernetes_cluster.main', {}, { existence: oneOf([true], [false]) })]));
    expect(shownValue((conditional[0] as ManagedCluster).existence)).toEqual({ oneOf: [true, false] });
  });
});
