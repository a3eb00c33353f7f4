import { describe, expect, it } from 'vitest';
import { cluster, type Label } from '../testing/cluster.js';
import { judged } from '../testing/judged.js';
import { omitted, variable, type Written } from '../testing/values.js';

const presets: readonly [string, Label][] = [
  ['entra-integration', 'entra'],
  ['azure-rbac', 'azure_rbac'],
  ['local-accounts', 'local_accounts_disabled'],
];

describe.each(presets)('%s', (requirement, label) => {
  it.each<[Written, Written, string]>([
    ['Standard', true, 'pass'],
    ['Standard', false, 'fail'],
    ['Standard', omitted(false), 'fail'],
    ['Standard', variable('x'), 'unknown'],
    ['Automatic', omitted(false), 'pass'],
    ['Automatic', true, 'pass'],
    ['Automatic', false, 'fail'],
    [variable('sku'), omitted(false), 'unknown'],
    [variable('sku'), true, 'pass'],
  ])('on %s', (mode, value, verdict) => {
    expect(judged(cluster({ mode, [label]: value }), requirement).verdict).toBe(verdict);
  });
});

describe('advice on who can sign in', () => {
  it('warns of a lock-out without Entra', () => {
    const lockedOut = ['Without Entra integration, disabled local accounts lock everyone out.'];
    expect(judged(cluster({ entra: omitted(false) }), 'local-accounts')).toMatchObject({ verdict: 'pass', advice: lockedOut });
    expect(judged(cluster({ mode: 'Automatic', entra: omitted(false) }), 'local-accounts').advice).toEqual([]);
    expect(judged(cluster(), 'local-accounts').advice).toEqual([]);
  });

  it('asks whether somebody can sign in', () => {
    expect(judged(cluster({}, { someoneCanSignIn: false }), 'azure-rbac').advice).toHaveLength(1);
    expect(judged(cluster({}, { someoneCanSignIn: true }), 'azure-rbac').advice).toEqual([]);
    expect(judged(cluster({ azure_rbac: false }, { someoneCanSignIn: false }), 'azure-rbac').advice).toEqual([]);
  });
});

describe('kubernetes-rbac', () => {
  it.each<[Written, string]>([
    [omitted(true), 'pass'],
    [true, 'pass'],
    [false, 'fail'],
    [variable('x'), 'unknown'],
  ])('judges it', (value, verdict) => {
    expect(judged(cluster({ kubernetes_rbac: value }), 'kubernetes-rbac').verdict).toBe(verdict);
    expect(judged(cluster({ mode: 'Automatic', kubernetes_rbac: value }), 'kubernetes-rbac').verdict).toBe(verdict);
  });
});
