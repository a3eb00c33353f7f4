import { describe, expect, it } from 'vitest';
import { cluster, type Label } from '../testing/cluster.js';
import { judged } from '../testing/judged.js';
import { oneOf, omitted, variable, type Written } from '../testing/values.js';

const switches: readonly [string, Label][] = [
  ['oidc-issuer', 'oidc_issuer'],
  ['workload-identity', 'workload_identity'],
];

describe.each(switches)('%s', (requirement, label) => {
  it.each<[string, Written, Written, string]>([
    ['on', 'Standard', true, 'pass'],
    ['off', 'Standard', false, 'fail'],
    ['off by default', 'Standard', omitted(false), 'fail'],
    ['on by default', 'Standard', omitted(true), 'pass'],
    ['a default that depends on the version', 'Standard', { ...variable('version'), isDefault: true }, 'unknown'],
    ['an unknown', 'Standard', variable('x'), 'unknown'],
    ['true or true', 'Standard', oneOf(true, variable('x')), 'unknown'],
    ['an omission on Automatic', 'Automatic', omitted(false), 'pass'],
    ['nothing on Automatic', 'Automatic', null, 'pass'],
    ['an explicit true on Automatic', 'Automatic', true, 'pass'],
    ['an explicit false on Automatic', 'Automatic', false, 'fail'],
    ['an unknown on Automatic', 'Automatic', variable('x'), 'unknown'],
    ['an omission in an unknown mode', variable('sku'), omitted(false), 'unknown'],
    ['true in an unknown mode', variable('sku'), true, 'pass'],
    ['false in an unknown mode', variable('sku'), false, 'fail'],
  ])('judges %s', (_, mode, value, verdict) => {
    expect(judged(cluster({ mode, [label]: value }), requirement).verdict).toBe(verdict);
  });

  it('says that Automatic presets it', () => {
    expect(judged(cluster({ mode: 'Automatic', [label]: omitted(false) }), requirement).message).toContain(`AKS Automatic presets it, and ${label} is not set`);
  });

  it('says what contradicts the preset', () => {
    expect(judged(cluster({ mode: 'Automatic', [label]: false }), requirement).message).toContain(`${label} is false, against what AKS Automatic presets`);
  });

  it('says that the default is what is not known', () => {
    const value = { ...variable('version'), isDefault: true as const };
    expect(judged(cluster({ [label]: value }), requirement).message).toContain(`${label} is not set; variable "version" has no value`);
  });
});

describe('no-pod-identity', () => {
  it.each<[Written, string]>([
    [omitted(false), 'pass'],
    [false, 'pass'],
    [true, 'fail'],
    [variable('x'), 'unknown'],
  ])('judges the add-on', (value, verdict) => {
    expect(judged(cluster({ pod_identity: value }), 'no-pod-identity')).toMatchObject({ verdict, severity: 'medium' });
  });
});
