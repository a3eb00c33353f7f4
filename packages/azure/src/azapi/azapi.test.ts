import { describe, expect, it } from 'vitest';
import type { ManagedCluster } from '@akslint/model';
import {
  adviceOn,
  azurerm4,
  cluster,
  clusters,
  deployment,
  json,
  oneOf,
  openObject,
  ref,
  resource,
  shown,
  subjects,
  undecided,
  type More,
  type Plain,
} from '../testing/build.js';
import { untypedNotices } from '../index.js';

const type = 'Microsoft.ContainerService/managedClusters@2024-09-01';
const privateBody = { properties: { apiServerAccessProfile: { enablePrivateCluster: true } } };
const aks = (body: Record<string, Plain>, more: More = {}): ManagedCluster => cluster(resource('azapi_resource.aks', { type, name: 'prod', ...body }, more));

describe('azapi_resource', () => {
  it('reads a body that is an object, and one that is jsonencoded text', () => {
    expect(shown(aks({ body: privateBody }).apiServer.privateCluster)).toBe(true);
    expect(shown(aks({ body: json(privateBody) }).apiServer.privateCluster)).toBe(true);
    expect(aks({ body: privateBody }).name).toBe('prod');
  });

  it('takes the type in any case', () => {
    expect(shown(aks({ type: 'microsoft.containerservice/MANAGEDCLUSTERS@2024-09-01', body: privateBody }).apiServer.privateCluster)).toBe(true);
  });

  it('reads the identity beside the body, else in it', () => {
    const beside = aks({ identity: [{ type: 'UserAssigned', identity_ids: ['a'] }], body: {} }).identity;
    expect([shown(beside.type), shown(beside.ids)]).toEqual(['UserAssigned', ['a']]);
    const inside = aks({ body: { identity: { type: 'UserAssigned', userAssignedIdentities: { b: {} } } } }).identity;
    expect([shown(inside.type), shown(inside.ids)]).toEqual(['UserAssigned', ['b']]);
  });

  it('places an omission in the innermost object of the body', () => {
    const empty = aks({});
    expect(empty.apiServer.privateCluster.value.origin).toEqual(empty.declaredAt);
    expect(shown(empty.apiServer.privateCluster)).toBe('false (default)');
  });

  it('lays the sensitive body over the body', () => {
    const over = aks({
      body: { properties: { disableLocalAccounts: true, enableRBAC: true, apiServerAccessProfile: { enablePrivateCluster: true } } },
      sensitive_body: { properties: { apiServerAccessProfile: { enablePrivateCluster: false }, enableRBAC: null } },
    });
    expect(shown(over.apiServer.privateCluster)).toBe(false);
    expect(shown(over.entra.localAccountsDisabled)).toBe(true);
    expect(shown(over.entra.kubernetesRbac)).toBe('true (default)');
  });

  it('knows nothing that a sensitive body may hide', () => {
    const hidden = aks({ body: privateBody, sensitive_body: undecided() });
    expect(shown(hidden.apiServer.privateCluster)).toBe('unknown: variable "x" has no value');
    const open = aks({ body: privateBody, sensitive_body: { properties: openObject({}) } });
    expect(shown(open.apiServer.privateCluster)).toBe('unknown: variable "x" has no value');
  });

  it('is a notice and no subject when its type cannot be known', () => {
    const riddle = deployment([resource('azapi_resource.x', { type: undecided() }), resource('azapi_resource.y', { type: ref('local', 'x') })]);
    expect(subjects(riddle)).toEqual([]);
    expect(untypedNotices([riddle, riddle]).map(({ message }) => message)).toEqual([
      'The type of azapi_resource.x cannot be known (variable "x" has no value), so it is not judged.',
      'The type of azapi_resource.y cannot be known (it is known only after deployment), so it is not judged.',
    ]);
  });

  it('takes a type whose API version alone is undecided', () => {
    const either = oneOf([type], ['Microsoft.ContainerService/managedClusters@2025-05-01']);
    expect(shown(aks({ type: either, body: privateBody }).apiServer.privateCluster)).toBe(true);
  });

  it('advises on what ignore_changes lists within the body', () => {
    const ignored = aks({ body: privateBody }, { ignoredChanges: ['body.properties.apiServerAccessProfile'] });
    expect(adviceOn(ignored.apiServer.privateCluster)).toHaveLength(1);
    expect(adviceOn(ignored.oidcIssuer)).toEqual([]);
  });
});

describe('azapi_update_resource', () => {
  const base = resource('azurerm_kubernetes_cluster.main', { name: 'prod', resource_group_name: 'rg', private_cluster_enabled: false });
  const update = (body: Record<string, Plain>, more: More = {}) => resource('azapi_update_resource.patch', { type, body: privateBody, ...body }, more);
  const patched = (body: Record<string, Plain>, more: More = {}): unknown => shown(cluster(base, update(body, more)).apiServer.privateCluster);

  it('writes over the cluster that its resource_id refers to', () => {
    const { apiServer, oidcIssuer } = cluster(base, update({ resource_id: ref('azurerm_kubernetes_cluster.main', 'id') }));
    expect(shown(apiServer.privateCluster)).toBe(true);
    expect(apiServer.privateCluster.label).toBe('apiServerAccessProfile.enablePrivateCluster');
    expect(shown(oidcIssuer)).toBe('false (default)');
    expect(oidcIssuer.label).toBe('oidc_issuer_enabled');
  });

  it('finds its cluster by name and resource group', () => {
    const group = '/subscriptions/s/resourceGroups/RG';
    expect(patched({ name: 'PROD', parent_id: group })).toBe(true);
    expect(patched({ name: 'other', parent_id: group })).toBe(false);
    expect(patched({ name: 'prod', parent_id: `${group}2` })).toBe(false);
  });

  it('leaves other clusters alone', () => {
    const other = resource('azurerm_kubernetes_cluster.other', { name: 'other', private_cluster_enabled: false });
    const both = clusters(base, other, update({ resource_id: ref('azurerm_kubernetes_cluster.main', 'id') }));
    expect(both.map(({ apiServer }) => shown(apiServer.privateCluster))).toEqual([true, false]);
  });

  it('makes unknown what it writes when its target cannot be told', () => {
    const { apiServer, oidcIssuer } = cluster(base, update({ resource_id: undecided() }));
    expect(shown(apiServer.privateCluster)).toBe('unknown: azapi_update_resource.patch may change it: variable "x" has no value');
    expect(shown(oidcIssuer)).toBe('false (default)');
  });

  it('applies only in the world in which it exists', () => {
    const yes = { key: 'var.patch', is: true };
    const no = { key: 'var.patch', is: false };
    const id = ref('azurerm_kubernetes_cluster.main', 'id');
    expect(patched({ resource_id: id }, { existence: oneOf([true, yes], [false, no]) })).toEqual({ oneOf: [true, false] });
    expect(patched({ resource_id: id }, { existence: undecided({ type: 'bool' }) })).toEqual({ oneOf: [true, false] });
  });

  it('does not reach a cluster of another deployment without naming it', () => {
    const elsewhere = deployment([update({ resource_id: undecided() })], { id: 'other' });
    const [first] = subjects(deployment([base], azurerm4), elsewhere);
    expect(first?.kind === 'ManagedCluster' && shown(first.apiServer.privateCluster)).toBe(false);
  });
});
