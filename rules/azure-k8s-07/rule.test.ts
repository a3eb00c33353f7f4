import type { Companions, WorkloadNamespace } from '@akslint/model';
import { describe, expect, it } from 'vitest';
import { cluster, found, foundOpen, namespace, type Label } from '../testing/cluster.js';
import { judged } from '../testing/judged.js';
import { mystery, omitted, oneOf, variable, type Written } from '../testing/values.js';

const doubt = { text: 'two clusters are in the deployment' };

describe('network-policy-engine', () => {
  it.each<[string, Partial<Record<Label, Written>>, string]>([
    ['azure', { policy: 'azure', dataplane: 'azure' }, 'pass'],
    ['calico', { policy: 'calico', dataplane: 'azure' }, 'pass'],
    ['cilium', { policy: 'cilium', dataplane: 'azure' }, 'pass'],
    ['the dataplane cilium alone', { policy: omitted('none'), dataplane: 'cilium' }, 'pass'],
    ['the dataplane cilium beside an unknown policy', { policy: variable('p'), dataplane: 'cilium' }, 'unknown'],
    ['an explicit none beside the dataplane cilium', { policy: 'none', dataplane: 'cilium' }, 'fail'],
    ['an explicit none', { policy: 'none', dataplane: 'azure' }, 'fail'],
    ['an omission', { policy: omitted('none'), dataplane: omitted('azure') }, 'fail'],
    ['an unaccepted word', { policy: 'flannel', dataplane: 'azure' }, 'fail'],
    ['an unknown policy', { policy: variable('p'), dataplane: 'azure' }, 'unknown'],
    ['azure or calico', { policy: oneOf('azure', 'calico'), dataplane: 'azure' }, 'pass'],
    ['azure or none', { policy: oneOf('azure', 'none'), dataplane: 'azure' }, 'unknown'],
    ['an unknown dataplane with a policy', { policy: 'calico', dataplane: variable('d') }, 'pass'],
    ['an unknown dataplane without a policy', { policy: omitted('none'), dataplane: variable('d') }, 'unknown'],
    ["a plugin of one's own", { plugin: 'none', policy: 'cilium' }, 'unknown'],
    ["a plugin of one's own without a policy", { plugin: 'none', policy: 'none', dataplane: 'azure' }, 'unknown'],
    ['an unknown plugin', { plugin: mystery() }, 'unknown'],
    ['nothing on Automatic', { mode: 'Automatic', policy: omitted('none'), dataplane: omitted('azure') }, 'pass'],
    ['null on Automatic', { mode: 'Automatic', policy: null }, 'pass'],
    ['cilium on Automatic', { mode: 'Automatic', policy: 'cilium' }, 'pass'],
    ['azure on Automatic', { mode: 'Automatic', policy: 'azure' }, 'pass'],
    ['none on Automatic', { mode: 'Automatic', policy: 'none' }, 'fail'],
    ['an unknown policy on Automatic', { mode: 'Automatic', policy: variable('p') }, 'unknown'],
    ['an omission in an unknown mode', { mode: variable('sku'), policy: omitted('none'), dataplane: omitted('azure') }, 'unknown'],
  ])('judges %s', (_, changes, verdict) => {
    expect(judged(cluster(changes), 'network-policy-engine').verdict).toBe(verdict);
  });

  it('advises on no engine that may not be chosen', () => {
    expect(judged(cluster({ policy: variable('p'), dataplane: 'azure' }), 'network-policy-engine')).toMatchObject({ verdict: 'unknown', advice: [] });
  });

  it('joins what holds in every world into one sentence', () => {
    expect(judged(cluster({ policy: oneOf('azure', 'calico'), dataplane: 'azure' }), 'network-policy-engine').message).toBe(
      'Network policies are enforced: policy is azure, or policy is calico.',
    );
  });

  it.each<[Partial<Record<Label, Written>>, string | undefined]>([
    [{ policy: 'azure', dataplane: 'azure' }, 'Azure Network Policy Manager retires on 30 September 2026 for Windows nodes and on 30 September 2028 for Linux nodes; cilium replaces it.'],
    [{ policy: 'azure', dataplane: 'cilium' }, 'Azure Network Policy Manager retires on 30 September 2026 for Windows nodes and on 30 September 2028 for Linux nodes; cilium replaces it.'],
    [{ policy: 'cilium', dataplane: 'azure' }, 'The policy cilium needs the dataplane cilium too.'],
    [{ mode: 'Automatic', policy: 'calico' }, 'AKS Automatic always uses cilium; another policy engine cannot be chosen there.'],
    [{ policy: 'calico', dataplane: 'azure' }, undefined],
    [{ policy: omitted('none'), dataplane: 'cilium' }, undefined],
  ])('advises on engines that retire or do not fit', (changes, advice) => {
    expect(judged(cluster(changes), 'network-policy-engine')).toMatchObject({ verdict: 'pass', advice: advice === undefined ? [] : [advice] });
  });
});

describe('default-deny', () => {
  it.each<[string, Companions<WorkloadNamespace>, string]>([
    ['a namespace that denies', found(namespace('shop')), 'pass'],
    ['one of two that does not', found(namespace('shop'), namespace('pay', { denies: false })), 'fail'],
    ['one that cannot be told', found(namespace('shop'), namespace('pay', { denies: undefined })), 'unknown'],
    ['one that fails and one that cannot be told', found(namespace('a', { denies: undefined }), namespace('b', { denies: false })), 'fail'],
    ['nothing', found(), 'unknown'],
    ['what cannot be seen', foundOpen(), 'unknown'],
    ['what cannot be seen beside one that denies', foundOpen(namespace('shop')), 'unknown'],
    ['what cannot be seen beside one that fails', foundOpen(namespace('shop', { denies: false })), 'fail'],
    ['a failing namespace that may be of another cluster', found(namespace('shop', { denies: false, doubt })), 'unknown'],
    ['a failing namespace that may not be there', found(namespace('a'), namespace('b', { denies: false, existence: variable('b') })), 'unknown'],
    ['a good namespace that may not be there', found(namespace('a', { existence: variable('a') })), 'unknown'],
    ['a good namespace beside one that may not be there', found(namespace('a', { existence: variable('a') }), namespace('b')), 'pass'],
    ['an open question that may not be there', found(namespace('a', { denies: undefined, existence: variable('a') }), namespace('b')), 'unknown'],
  ])('judges %s', (_, namespaces, verdict) => {
    expect(judged(cluster({}, { namespaces }), 'default-deny').verdict).toBe(verdict);
  });

  it('names the namespaces that fail, up to three', () => {
    const namespaces = found(...['a', 'b', 'c', 'd'].map((name) => namespace(name, { denies: false, advice: ['a rule opens it'] })));
    const result = judged(cluster({}, { namespaces }), 'default-deny');
    expect(result.message).toBe(
      'a default-deny does not hold. b default-deny does not hold. c default-deny does not hold. The same goes for 1 more.',
    );
    expect(result).toMatchObject({ at: { span: { file: 'a default-deny' } }, advice: ['a rule opens it'] });
  });

  it('judges a namespace without a cluster', () => {
    expect(judged(namespace('shop'), 'default-deny').verdict).toBe('pass');
    expect(judged(namespace('shop', { denies: false }), 'default-deny').verdict).toBe('fail');
    expect(judged(namespace('shop', { denies: undefined }), 'default-deny').verdict).toBe('unknown');
    expect(judged(namespace('shop'), 'network-policy-engine')).toMatchObject({ verdict: 'not-applicable', message: 'Does not concern this namespace.' });
  });

  it('stays together for a namespace under a thousand conditions', () => {
    const namespaces = found(...Array.from({ length: 1000 }, (_, index) => namespace(`n${index}`, { denies: false, existence: variable(`v${index}`) })));
    const result = judged(cluster({}, { namespaces }), 'default-deny');
    expect(result.verdict).toBe('unknown');
    expect(result.message.length).toBeLessThan(1000);
  });
});
