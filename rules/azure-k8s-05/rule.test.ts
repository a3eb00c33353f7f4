import { describe, expect, it } from 'vitest';
import { assignment, cluster, found, foundOpen, safeguards, type ClusterParts } from '../testing/cluster.js';
import { judged } from '../testing/judged.js';
import { mystery, omitted, oneOf, openList, variable, type Written } from '../testing/values.js';

const doubt = { text: 'it is assigned on another resource group' };

describe('azure-policy-addon', () => {
  it.each<[Written, Written, string]>([
    ['Standard', true, 'pass'],
    ['Standard', false, 'fail'],
    ['Standard', omitted(false), 'fail'],
    ['Automatic', omitted(false), 'pass'],
    ['Automatic', false, 'fail'],
    ['Standard', variable('x'), 'unknown'],
  ])('on %s', (mode, value, verdict) => {
    expect(judged(cluster({ mode, policy_addon: value }), 'azure-policy-addon').verdict).toBe(verdict);
  });
});

describe('pod-security-initiative', () => {
  it.each<[string, ClusterParts, string]>([
    ['the restricted initiative that denies', {}, 'pass'],
    ['the effect audit', { assignments: found(assignment({ effect: 'audit' })) }, 'fail'],
    ['an omitted effect', { assignments: found(assignment({ effect: omitted('audit') })) }, 'fail'],
    ['the effect disabled', { assignments: found(assignment({ effect: 'disabled' })) }, 'fail'],
    ['an unknown effect', { assignments: found(assignment({ effect: variable('effect') })) }, 'unknown'],
    ['the baseline initiative', { assignments: found(assignment({ initiative: 'baseline' })) }, 'fail'],
    ['an unknown initiative', { assignments: found(assignment({ initiative: mystery() })) }, 'unknown'],
    ['another initiative', { assignments: found(assignment({ initiative: 'other' })) }, 'unknown'],
    ['no enforcement', { assignments: found(assignment({ enforced: false })) }, 'fail'],
    ['unknown enforcement', { assignments: found(assignment({ enforced: variable('e') })) }, 'unknown'],
    ['audit and deny', { assignments: found(assignment({ effect: 'audit' }), assignment()) }, 'pass'],
    ['audit and what cannot be seen', { assignments: foundOpen(assignment({ effect: 'audit' })) }, 'unknown'],
    ['deny and what cannot be seen', { assignments: foundOpen(assignment()) }, 'pass'],
    ['another scope', { assignments: found(assignment({ doubt })) }, 'unknown'],
    ['audit on another scope', { assignments: found(assignment({ doubt, effect: 'audit' })) }, 'unknown'],
    ['nothing', { assignments: found() }, 'unknown'],
    ['safeguards that enforce', { assignments: found(), safeguards: found(safeguards('Enforce', 'Restricted')) }, 'pass'],
    ['safeguards that warn', { assignments: found(), safeguards: found(safeguards('Warn', 'Restricted')) }, 'fail'],
    ['safeguards at another level', { assignments: found(), safeguards: found(safeguards('Enforce', 'Baseline')) }, 'fail'],
    ['safeguards at the default level', { assignments: found(), safeguards: found(safeguards('Enforce', omitted('Privileged'))) }, 'fail'],
    ['safeguards of an unknown level', { assignments: found(), safeguards: found(safeguards(variable('l'), 'Restricted')) }, 'unknown'],
    ['safeguards that may not be there', { assignments: found(), safeguards: found(safeguards('Enforce', 'Restricted', { existence: variable('e') })) }, 'unknown'],
    ['safeguards that cannot be seen', { assignments: found(), safeguards: foundOpen() }, 'unknown'],
    ['safeguards that warn beside an assignment that denies', { safeguards: found(safeguards('Warn', 'Restricted')) }, 'pass'],
  ])('judges %s', (_, parts, verdict) => {
    expect(judged(cluster({}, parts), 'pod-security-initiative').verdict).toBe(verdict);
  });

  it('says where to point akslint when nothing is in the scan', () => {
    const result = judged(cluster({}, { assignments: found() }), 'pod-security-initiative');
    expect(result.message).toBe('Cannot tell whether restricted pod security is enforced: no assignment of the restricted initiative is in the scan.');
    expect(result.undecided?.[0]?.remedy).toContain('elsewhere');
    expect(result.at.span.file).toBe('cluster');
  });

  it.each<[Written, readonly string[]]>([
    [['kube-system', 'gatekeeper-system', 'azure-arc'], []],
    [['kube-system', 'shop', null], ['The assignment leaves out namespaces with workloads: shop.']],
    [openList('shop'), ['The assignment leaves out namespaces with workloads: shop.']],
    [variable('excluded'), []],
    [oneOf([], ['shop']), ['The assignment leaves out namespaces with workloads: shop.']],
  ])('advises on namespaces that are left out', (excluded, advice) => {
    const result = judged(cluster({}, { assignments: found(assignment({ excluded })) }), 'pod-security-initiative');
    expect(result).toMatchObject({ verdict: 'pass', advice });
  });
});

describe('an assignment without a cluster', () => {
  it.each<[Parameters<typeof assignment>[0], string]>([
    [{}, 'pass'],
    [{ effect: omitted('audit') }, 'fail'],
    [{ initiative: 'baseline' }, 'fail'],
    [{ initiative: 'other' }, 'not-applicable'],
    [{ initiative: mystery() }, 'unknown'],
  ])('is judged by itself', (parts, verdict) => {
    expect(judged(assignment(parts), 'pod-security-initiative').verdict).toBe(verdict);
    expect(judged(assignment(parts), 'azure-policy-addon').verdict).toBe('not-applicable');
  });
});
