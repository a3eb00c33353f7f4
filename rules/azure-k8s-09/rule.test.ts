import { describe, expect, it } from 'vitest';
import { cluster } from '../testing/cluster.js';
import { judged } from '../testing/judged.js';
import { eitherBy, idOf, mystery, omitted, oneOf, openList, variable, type Written } from '../testing/values.js';

describe('cluster-identity', () => {
  it.each<[string, Written, Written, string]>([
    ['a user-assigned identity', 'UserAssigned', [idOf('uami')], 'pass'],
    ['an id that cannot be null', 'UserAssigned', [variable('id', { nonNull: true })], 'pass'],
    ['an id that may be null', 'UserAssigned', [variable('id')], 'unknown'],
    ['a list that may be empty', 'UserAssigned', variable('ids'), 'unknown'],
    ['an open list', 'UserAssigned', openList(), 'unknown'],
    ['an empty list', 'UserAssigned', [], 'fail'],
    ['no list', 'UserAssigned', null, 'fail'],
    ['system-assigned', 'SystemAssigned', null, 'fail'],
    ['system-assigned with ids', 'SystemAssigned', [idOf('uami')], 'fail'],
    ['both types', 'SystemAssigned, UserAssigned', [idOf('uami')], 'fail'],
    ['None', 'None', null, 'fail'],
    ['a service principal', 'ServicePrincipal', null, 'fail'],
    ['an omission', omitted(null), omitted(null), 'fail'],
    ['an unknown type with ids', variable('type'), [idOf('uami')], 'unknown'],
    ['an unknown type without ids', variable('type'), [], 'fail'],
    ['one of two types without ids', oneOf('UserAssigned', 'SystemAssigned'), [], 'fail'],
    ['ids just when it is user-assigned', eitherBy('uami', 'UserAssigned', 'SystemAssigned'), eitherBy('uami', [idOf('u')], null), 'unknown'],
  ])('judges %s', (_, type, ids, verdict) => {
    for (const mode of ['Standard', 'Automatic']) {
      expect(judged(cluster({ mode, identity_type: type, identity_ids: ids }), 'cluster-identity').verdict).toBe(verdict);
    }
  });
});

describe('kubelet-identity', () => {
  const id = '/subscriptions/s/resourceGroups/r/providers/p/userAssignedIdentities/one';
  it.each<[string, Written, Written, string]>([
    ['another identity', [idOf('uami')], idOf('kubelet'), 'pass'],
    ['a data source', [idOf('uami')], idOf('data.uami'), 'pass'],
    ['the same identity', [idOf('uami')], idOf('uami'), 'fail'],
    ['the same identity by its symbol', [idOf('uami')], idOf('uami', 'id'), 'fail'],
    ['another attribute of the same resource', [idOf('uami')], idOf('uami', 'principal_id'), 'unknown'],
    ['the same id in another case', [id], `${id.toUpperCase()}/`, 'fail'],
    ['another id', [id], `${id}2`, 'pass'],
    ['an id and a reference', [idOf('uami')], id, 'unknown'],
    ['the same variable', [variable('id', { nonNull: true })], variable('id', { nonNull: true }), 'fail'],
    ['different variables', [variable('a', { nonNull: true })], variable('b', { nonNull: true }), 'unknown'],
    ['a mystery', [mystery()], variable('b', { nonNull: true }), 'unknown'],
    ['one of several', [idOf('a'), idOf('b')], idOf('b'), 'fail'],
    ['an open list', openList(idOf('a')), idOf('b'), 'unknown'],
    ['an unknown list', variable('ids'), idOf('b'), 'unknown'],
    ['an omission', [idOf('uami')], omitted(null), 'fail'],
    ['one that may be null', [idOf('uami')], variable('kubelet'), 'unknown'],
    ['a cluster without identities', null, idOf('kubelet'), 'pass'],
    ['a list of nothing', [null], idOf('kubelet'), 'pass'],
    ['one of two others', [idOf('uami')], oneOf(idOf('a'), idOf('b')), 'pass'],
    ['another or the same', [idOf('uami')], oneOf(idOf('a'), idOf('uami')), 'unknown'],
  ])('judges %s', (_, ids, kubelet, verdict) => {
    expect(judged(cluster({ identity_ids: ids, kubelet_identity: kubelet }), 'kubelet-identity')).toMatchObject({ verdict, severity: 'medium' });
  });

  it.each<[Written, Written, string]>([
    ['Automatic', omitted(null), 'not-applicable'],
    ['Automatic', idOf('uami'), 'not-applicable'],
    ['Automatic', idOf('kubelet'), 'pass'],
    [variable('sku'), omitted(null), 'unknown'],
    [variable('sku'), idOf('kubelet'), 'pass'],
  ])('minds the mode', (mode, kubelet, verdict) => {
    expect(judged(cluster({ mode, kubelet_identity: kubelet }), 'kubelet-identity').verdict).toBe(verdict);
  });

  it('says that it is the same identity, or that they cannot be compared', () => {
    expect(judged(cluster({ kubelet_identity: idOf('uami') }), 'kubelet-identity').message).toContain("kubelet_identity is the cluster's own identity");
    expect(judged(cluster({ kubelet_identity: id }), 'kubelet-identity').message).toContain('kubelet_identity and identity_ids cannot be compared');
  });
});
