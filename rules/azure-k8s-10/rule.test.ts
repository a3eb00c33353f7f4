import { describe, expect, it } from 'vitest';
import { cluster, found, foundOpen, metadataNsg, namespace, type ClusterParts, type Label } from '../testing/cluster.js';
import { judged } from '../testing/judged.js';
import { omitted, oneOf, variable, type Written } from '../testing/values.js';

const noEngine = { policy: omitted('none'), dataplane: 'azure' };
const leaky = found(namespace('shop', { blocks: false }));

describe('imds-egress', () => {
  it.each<[string, Partial<Record<Label, Written>>, ClusterParts, string]>([
    ['a namespace that blocks', {}, {}, 'pass'],
    ['a namespace that does not', {}, { namespaces: leaky }, 'fail'],
    ['a namespace that cannot be told', {}, { namespaces: found(namespace('shop', { blocks: undefined })) }, 'unknown'],
    ['nothing from inside', {}, { namespaces: found() }, 'unknown'],
    ['nothing from inside without an engine', noEngine, { namespaces: found() }, 'unknown'],
    ['what cannot be seen', {}, { namespaces: foundOpen(namespace('shop')) }, 'unknown'],
    ['no engine', noEngine, {}, 'fail'],
    ['an undecided engine', { policy: variable('p'), dataplane: 'azure' }, {}, 'unknown'],
    ["a plugin of one's own", { plugin: 'none' }, {}, 'unknown'],
    ['an undecided engine and a namespace that does not block', { policy: variable('p'), dataplane: 'azure' }, { namespaces: leaky }, 'fail'],
    ['link-local access None', { link_local: 'None' }, { namespaces: found() }, 'pass'],
    ['link-local access None without an engine', { link_local: 'None', ...noEngine }, { namespaces: leaky }, 'pass'],
    ['unknown link-local access', { link_local: variable('l') }, { namespaces: leaky }, 'unknown'],
    ['unknown link-local access and a namespace that blocks', { link_local: variable('l') }, {}, 'pass'],
    ['one of both', { link_local: oneOf('None', 'IMDS') }, { namespaces: leaky }, 'unknown'],
    ['Automatic', { mode: 'Automatic', policy: omitted('none') }, {}, 'pass'],
    ['a namespace that may not be there', {}, { namespaces: found(namespace('shop', { existence: variable('e') })) }, 'unknown'],
  ])('judges %s', (_, changes, parts, verdict) => {
    expect(judged(cluster(changes, parts), 'imds-egress').verdict).toBe(verdict);
  });

  it('says that nothing enforces the policies', () => {
    expect(judged(cluster(noEngine), 'imds-egress').message).toBe(
      'Pods can reach the metadata service: policy is not set; the default is none, so that nothing enforces the policies.',
    );
  });

  it('advises that link-local restriction excludes the policy add-on', () => {
    const adviceFor = (changes: Partial<Record<Label, Written>>): readonly string[] => judged(cluster({ link_local: 'None', ...changes }), 'imds-egress').advice;
    expect(adviceFor({})).toHaveLength(1);
    expect(adviceFor({ policy_addon: omitted(false) })).toEqual([]);
    expect(adviceFor({ mode: 'Automatic', policy_addon: omitted(false) })).toHaveLength(1);
  });

  it('carries the advice of namespaces and security groups', () => {
    const parts = { namespaces: found(namespace('shop', { advice: ['it reopens other egress'] })), nsgAdvice: ['the rule has no effect'] };
    expect(judged(cluster({}, parts), 'imds-egress').advice).toEqual(['it reopens other egress', 'the rule has no effect']);
    expect(judged(cluster({}, { ...parts, namespaces: found() }), 'imds-egress').advice).toEqual(['the rule has no effect']);
  });

  it('judges a namespace without a cluster', () => {
    expect(judged(namespace('shop'), 'imds-egress').verdict).toBe('pass');
    expect(judged(namespace('shop', { blocks: false }), 'imds-egress').verdict).toBe('fail');
  });

  it('learns nothing of pods from a security group', () => {
    expect(judged(metadataNsg('the rule has no effect'), 'imds-egress')).toMatchObject({ verdict: 'unknown', advice: ['the rule has no effect'] });
  });
});
