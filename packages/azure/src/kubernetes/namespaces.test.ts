import { choice, reference, type Value } from '@akslint/model';
import { describe, expect, it } from 'vitest';
import { describeNamespaces } from './namespaces.js';
import type { KubernetesObject } from './objects.js';
import { ciliumPolicy, denyAll, deployment, namespace, networkPolicy } from './testing/policies.js';
import { either, hidden, manifest, placeAt, why, written } from './testing/written.js';

/** Name and both answers of each namespace. */
function answers(objects: readonly KubernetesObject[], options = {}): readonly (readonly [string | null, boolean | undefined, boolean | undefined])[] {
  return describeNamespaces(objects, options).map(({ defaultDeny, imdsEgressBlocked, name }) => [name, defaultDeny.holds, imdsEgressBlocked.holds]);
}

function inNamespace(object: KubernetesObject, namespaceOf: Value | undefined): KubernetesObject {
  return { ...object, namespace: namespaceOf };
}

const deny = networkPolicy('deny', denyAll);
const open = { podSelector: {}, policyTypes: ['Ingress', 'Egress'], ingress: [{}], egress: [{}] };

describe('workload namespaces', () => {
  it.each(['Pod v1', 'Deployment apps/v1', 'StatefulSet apps/v1', 'DaemonSet apps/v1', 'ReplicaSet apps/v1', 'Job batch/v1', 'CronJob batch/v1', 'Rollout argoproj.io/v1alpha1'])(
    'are made by a %s',
    (type) => {
      const [kind = '', apiVersion = ''] = type.split(' ');
      expect(answers([manifest({ apiVersion, kind, metadata: { name: 'x', namespace: 'shop' } })])).toEqual([['shop', false, false]]);
    },
  );

  it.each(['Service v1', 'ConfigMap v1', 'ServiceAccount v1', 'Deployment v1', 'Deployment extensions/v1beta1', 'Namespace apps/v1', 'Certificate cert-manager.io/v1'])(
    'are not made by a %s',
    (type) => {
      const [kind = '', apiVersion = ''] = type.split(' ');
      expect(answers([manifest({ apiVersion, kind, metadata: { name: 'x', namespace: 'shop' } })])).toEqual([]);
    },
  );

  it('are made by a Namespace and by a policy, each judged by its own policies', () => {
    expect(answers([namespace('bare'), deny])).toEqual([
      ['bare', false, false],
      ['shop', true, true],
    ]);
  });

  it('leave out those of the platform and those that are excluded', () => {
    const names = ['kube-system', 'gatekeeper-system', 'azure-arc', 'tools', 'team-a', 'shop'];
    expect(answers(names.map((name) => namespace(name)), { excluded: ['tools', 'team-*'] }).map(([name]) => name)).toEqual(['shop']);
  });

  it('of objects without a namespace are one for each folder', () => {
    const at = (file: string, object: KubernetesObject): KubernetesObject => inNamespace({ ...object, declaredAt: placeAt(file) }, undefined);
    expect(answers([at('a/web.yaml', deployment('web', {})), at('a/deny.yaml', deny), at('b/web.yaml', deployment('web', {})), at('top.yaml', deployment('web', {}))])).toEqual([
      [null, true, true],
      [null, false, false],
      [null, false, false],
    ]);
  });

  it('of several deployments are several', () => {
    expect(answers([deployment('web', {}, { deployment: 'dev' }), deny])).toEqual([
      ['shop', false, false],
      ['shop', true, true],
    ]);
  });

  it('are described by their Namespace object, else by their first workload', () => {
    const web = deployment('web', {});
    const own = namespace('shop');
    expect(describeNamespaces([deny, web])[0]).toMatchObject({ address: web.address, declaredAt: web.declaredAt, objects: [deny, web] });
    expect(describeNamespaces([deny, web, own])[0]).toMatchObject({ address: own.address, declaredAt: own.declaredAt });
  });

  it('that a reference names are those of the object it points at', () => {
    const unnamed = namespace(null);
    const to = reference(unnamed.key, ['metadata', 0, 'name'], placeAt('x.tf'));
    expect(answers([unnamed, inNamespace(deny, to), inNamespace(deployment('web', {}), to)])).toEqual([[null, true, true]]);
    const shop = namespace('shop');
    expect(answers([shop, inNamespace(deny, reference(shop.key, ['id'], placeAt('x.tf')))])).toEqual([['shop', true, true]]);
  });

  it('that name each other in a circle are found all the same', () => {
    const one = namespace('x');
    const two = namespace('y');
    const circle = [
      { ...one, name: reference(two.key, ['metadata', 0, 'name'], placeAt('x.tf')) },
      { ...two, name: reference(one.key, ['metadata', 0, 'name'], placeAt('x.tf')) },
    ];
    expect(answers(circle).every(([name, deny07]) => name === null && deny07 === false)).toBe(true);
  });

  it('under one hidden name are one', () => {
    const name = written(hidden('var.namespace'), 'x.tf');
    expect(answers([inNamespace(deployment('web', {}), name), inNamespace(deny, name)])).toEqual([[null, true, true]]);
    expect(answers([{ ...namespace('x'), name }, inNamespace(deny, name), namespace('other')])).toEqual([
      [null, true, true],
      ['other', false, false],
    ]);
  });
});

describe('objects whose namespace cannot be told', () => {
  const stray = (spec: typeof open | typeof denyAll): KubernetesObject => inNamespace(networkPolicy('stray', spec), written(hidden(), 'x.tf'));

  it('leave a namespace open that their policy could close', () => {
    const [shop] = describeNamespaces([deployment('web', {}), stray(denyAll)]);
    expect(shop?.defaultDeny).toMatchObject({ holds: undefined, at: placeAt('shop/stray.yaml') });
    expect(shop?.defaultDeny.message).toMatch(/^It cannot be told whether namespace "shop" denies ingress by default: object\.\d+ may be in the same namespace or in another \(the test hides it\)\.$/);
  });

  it('leave a namespace open that their policy could open', () => {
    expect(answers([deny, stray(open)])[0]).toEqual(['shop', undefined, undefined]);
  });

  it('change nothing where they could change nothing', () => {
    expect(answers([deny, stray(denyAll)])[0]).toEqual(['shop', true, true]);
    expect(answers([networkPolicy('open', open), stray(denyAll)])[0]).toEqual(['shop', false, false]);
  });

  it('are themselves in a namespace of which little can be told', () => {
    expect(answers([inNamespace(deployment('web', {}), written(hidden(), 'x.tf'))])).toEqual([[null, false, false]]);
    expect(answers([inNamespace(deployment('web', {}), written(hidden(), 'x.tf')), deny])[0]).toEqual([null, undefined, undefined]);
  });

  it('may be in one of several', () => {
    const which = written(either('var.a', 'shop', 'store'), 'x.tf');
    expect(answers([namespace('shop'), namespace('store'), namespace('bare'), inNamespace(deny, which)])).toEqual([
      ['shop', undefined, undefined],
      ['store', undefined, undefined],
      ['bare', false, false],
      [null, true, true],
    ]);
  });
});

describe('what cannot be seen', () => {
  it('of a chart leaves its namespace open, but not what its policies could not change', () => {
    const chart = manifest({ metadata: { name: 'app', namespace: 'shop' } }, { holds: 'chart' });
    const [shop] = describeNamespaces([chart]);
    expect(shop?.defaultDeny.holds).toBe(undefined);
    expect(shop?.defaultDeny.message).toMatch(/: the chart of object\.\d+ may bring network policies of its own; render it with `helm template … \| akslint --stdin --stdin-filename x\.yaml`\.$/);
    expect(answers([chart, deny])).toEqual([['shop', undefined, undefined]]);
    expect(answers([chart, networkPolicy('open', open)])).toEqual([['shop', false, false]]);
  });

  it('of an object of any kind may be a policy of any namespace, and makes none', () => {
    const riddle = { ...manifest({}), apiVersion: written(hidden(), 'x.tf'), kind: written(hidden(), 'x.tf'), body: written(hidden(), 'x.tf') };
    expect(answers([riddle])).toEqual([]);
    expect(answers([namespace('shop'), riddle])).toEqual([['shop', undefined, undefined]]);
    expect(answers([namespace('shop'), { ...riddle, apiVersion: written('v1', 'x.tf') }])).toEqual([['shop', false, false]]);
  });

  it('in a broken file leaves open what is absent and what a policy there could allow again, but not what is allowed already', () => {
    expect(answers([namespace('shop')], { incomplete: why })).toEqual([['shop', undefined, undefined]]);
    expect(answers([deny], { incomplete: why })).toEqual([['shop', undefined, undefined]]);
    expect(answers([networkPolicy('open', open)], { incomplete: why })).toEqual([['shop', false, false]]);
  });
});

describe('policies that may not exist', () => {
  it('leave open what rests on them', () => {
    const [shop] = describeNamespaces([namespace('shop'), networkPolicy('deny', denyAll, { existence: hidden('var.strict') })]);
    expect(shop?.defaultDeny).toMatchObject({ holds: undefined, message: 'It cannot be told whether namespace "shop" denies ingress by default: the test hides it.' });
    expect(shop?.imdsEgressBlocked.holds).toBe(undefined);
  });

  it('decide when one or another exists in every world', () => {
    const one = networkPolicy('one', denyAll, { existence: either('var.strict', true, false) });
    const other = networkPolicy('other', denyAll, { existence: either('var.strict', false, true) });
    const unrelated = networkPolicy('other', denyAll, { existence: either('var.else', false, true) });
    expect(answers([one, other])).toEqual([['shop', true, true]]);
    expect(answers([one, unrelated])).toEqual([['shop', undefined, undefined]]);
  });

  it('are none when they certainly do not exist', () => {
    expect(answers([namespace('shop'), networkPolicy('deny', denyAll, { existence: false })])).toEqual([['shop', false, false]]);
  });
});

describe('choices within a policy', () => {
  it('decide when every option leads to the same answer', () => {
    const types = either('var.a', ['Ingress', 'Egress'], ['Egress', 'Ingress']);
    expect(answers([networkPolicy('deny', { podSelector: {}, policyTypes: types })])).toEqual([['shop', true, true]]);
    const rules = either('var.a', [{ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }], [{}]);
    expect(answers([networkPolicy('allow', { podSelector: {}, policyTypes: ['Egress'], egress: rules })])).toEqual([['shop', false, false]]);
  });

  it('do not decide when their options differ', () => {
    const rules = either('var.a', [{ to: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }], [{}]);
    expect(answers([networkPolicy('allow', { podSelector: {}, policyTypes: ['Ingress', 'Egress'], egress: rules })])).toEqual([['shop', undefined, undefined]]);
  });

  it('decide without knowing what selects them', () => {
    const cidr = choice(['10.0.0.0/8', '192.168.0.0/16'].map((one) => ({ value: written(one, 'x.tf'), when: [] })), why, placeAt('x.tf'));
    const policy = networkPolicy('allow', { podSelector: {}, policyTypes: ['Ingress', 'Egress'], egress: [{ to: [{ ipBlock: { cidr: hidden() } }] }] });
    expect(answers([policy])).toEqual([['shop', true, undefined]]);
    const known = replaceCidr(policy, cidr);
    expect(answers([known])).toEqual([['shop', true, true]]);
  });

  it('give up quietly on too many', () => {
    const many = Array.from({ length: 12 }, (_none, index) =>
      networkPolicy(`p${index}`, { podSelector: {}, policyTypes: ['Egress'], egress: [{ to: [{ ipBlock: { cidr: either(`var.${index}`, '10.0.0.0/8', '11.0.0.0/8') } }] }] }),
    );
    expect(answers(many)).toEqual([['shop', false, undefined]]);
  });
});

it('policies of the whole cluster make no namespace but work in each', () => {
  const all = ciliumPolicy('all', { endpointSelector: {}, ingress: [{}], egress: [{}] }, true);
  expect(answers([all])).toEqual([]);
  expect(answers([all, namespace('a'), namespace('b')])).toEqual([
    ['a', true, true],
    ['b', true, true],
  ]);
});

it.each([
  ['many namespaces', 20],
  ['a namespace for each two', 2],
  ['one namespace', 5000],
])('five thousand objects of %s take no longer than they should', (_name, size) => {
  const egress = [{ to: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports: [{ port: 443 }] }];
  const objects = Array.from({ length: 5000 }, (_none, index) => {
    const at = { namespace: `n${Math.floor(index / size)}` };
    const labels = { app: `a${index}` };
    return index % 2 === 0 ? networkPolicy('some', { podSelector: { matchLabels: labels }, policyTypes: ['Egress'], egress }, at) : deployment('web', labels, at);
  });
  const started = performance.now();
  expect(describeNamespaces(objects)).toHaveLength(5000 / size);
  expect(performance.now() - started).toBeLessThan(10_000);
});

function replaceCidr(policy: KubernetesObject, cidr: Value): KubernetesObject {
  const replace = (value: Value): Value => {
    if (value.kind === 'list') return { ...value, items: value.items.map(replace) };
    if (value.kind !== 'object') return value;
    return { ...value, entries: new Map([...value.entries.keys()].map((key) => [key, key === 'cidr' ? cidr : replace(value.entries.get(key)!)])) };
  };
  return { ...policy, body: replace(policy.body) };
}
