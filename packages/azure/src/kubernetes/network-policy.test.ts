import { describe, expect, it } from 'vitest';
import { describeNamespaces, type WorkloadNamespaceFacts } from './namespaces.js';
import type { KubernetesObject } from './objects.js';
import { denyAll, deployment, namespace, networkPolicy } from './testing/policies.js';
import { hidden, openList, type Written } from './testing/written.js';

function shop(...objects: readonly KubernetesObject[]): WorkloadNamespaceFacts {
  const found = describeNamespaces(objects);
  expect(found).toHaveLength(1);
  return found[0]!;
}

const web = deployment('web', { app: 'web' });
const api = deployment('api', { app: 'api' });

/** The finding as text: answer, place, message. */
function told(facts: WorkloadNamespaceFacts, which: 'defaultDeny' | 'imdsEgressBlocked'): string {
  const { at, holds, message } = facts[which];
  return `${String(holds)} ${at.span.file} ${message}`;
}

function allowing(egress: Written, more: { readonly [key: string]: Written } = {}): KubernetesObject {
  return networkPolicy('allow', { podSelector: {}, policyTypes: ['Egress'], egress, ...more });
}

describe('default-deny', () => {
  it('holds with one policy on all pods for both directions', () => {
    expect(told(shop(web, networkPolicy('deny', denyAll)), 'defaultDeny')).toBe(
      'true shop/deny.yaml Namespace "shop" denies ingress and egress unless a policy allows it (NetworkPolicy deny).',
    );
  });

  it('holds with one policy for each direction', () => {
    const ingress = networkPolicy('no-ingress', { podSelector: {} });
    const egress = networkPolicy('no-egress', { podSelector: {}, policyTypes: ['Egress'] });
    expect(told(shop(web, ingress, egress), 'defaultDeny')).toBe(
      'true shop/no-ingress.yaml Namespace "shop" denies ingress and egress unless a policy allows it (NetworkPolicy no-ingress and NetworkPolicy no-egress).',
    );
  });

  it('fails at the namespace when there is no policy', () => {
    expect(told(shop(web, namespace('shop')), 'defaultDeny')).toBe(
      'false shop/namespace.yaml No network policy denies ingress and egress by default in namespace "shop".',
    );
  });

  it('fails at the first workload when there is neither policy nor namespace object', () => {
    expect(told(shop(web, api), 'defaultDeny')).toBe('false shop/web.yaml No network policy denies ingress and egress by default in namespace "shop".');
  });

  it('fails when policyTypes leave egress out', () => {
    expect(told(shop(networkPolicy('deny', { podSelector: {}, policyTypes: ['Ingress'] })), 'defaultDeny')).toBe(
      'false shop/deny.yaml#/spec/policyTypes NetworkPolicy deny selects all pods but does not cover egress in namespace "shop".',
    );
  });

  it('takes ingress alone where policyTypes and egress rules are omitted', () => {
    expect(told(shop(networkPolicy('deny', { podSelector: {}, egress: [] })), 'defaultDeny')).toBe(
      'false shop/deny.yaml#/spec NetworkPolicy deny selects all pods but does not cover egress in namespace "shop".',
    );
  });

  it('takes egress too where policyTypes are omitted and egress rules exist', () => {
    const policy = networkPolicy('dns', { egress: [{ ports: [{ port: 53, protocol: 'UDP' }] }] });
    expect(shop(policy).defaultDeny.holds).toBe(true);
  });

  it('names the workloads that a narrow policy leaves out', () => {
    const narrow = networkPolicy('web-only', { ...denyAll, podSelector: { matchLabels: { app: 'web' } } });
    expect(told(shop(web, api, narrow), 'defaultDeny')).toBe(
      'false shop/web-only.yaml#/spec/podSelector NetworkPolicy web-only isolates the ingress and egress of some pods only in namespace "shop": it leaves out Deployment api.',
    );
  });

  it('fails when every declared workload is selected, but by its labels', () => {
    const narrow = networkPolicy('web-only', { ...denyAll, podSelector: { matchLabels: { app: 'web' } } });
    expect(told(shop(web, narrow), 'defaultDeny')).toBe(
      'false shop/web-only.yaml#/spec/podSelector NetworkPolicy web-only isolates the ingress and egress of some pods only in namespace "shop", and a pod without their labels is open.',
    );
  });

  it.each([
    ['an empty rule', [{}]],
    ['a rule with empty lists', [{ to: [], ports: [] }]],
    ['a rule of nothing at all', [null]],
  ])('fails when a policy on all pods allows everything again with %s', (_name, egress) => {
    expect(told(shop(networkPolicy('deny', denyAll), allowing(egress)), 'defaultDeny')).toBe(
      'false shop/allow.yaml#/spec/egress/0 NetworkPolicy allow allows all egress to all pods of namespace "shop" again, with a rule that names neither peers nor ports.',
    );
  });

  it.each([
    ['some pods', { podSelector: { matchLabels: { app: 'web' } }, egress: [{}], policyTypes: ['Egress'] }],
    ['some peers', { podSelector: {}, egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }], policyTypes: ['Egress'] }],
    ['some ports', { podSelector: {}, egress: [{ ports: [{ port: 443 }] }], policyTypes: ['Egress'] }],
    ['a direction that its policyTypes leave out', { podSelector: {}, egress: [{}], policyTypes: ['Ingress'] }],
  ])('still holds when another policy allows %s', (_name, spec) => {
    expect(shop(networkPolicy('deny', denyAll), networkPolicy('allow', spec)).defaultDeny.holds).toBe(true);
  });

  it('cannot be told while the selector of the only policy is hidden', () => {
    expect(told(shop(networkPolicy('deny', { ...denyAll, podSelector: hidden() })), 'defaultDeny')).toBe(
      'undefined shop/deny.yaml#/spec/podSelector It cannot be told whether namespace "shop" denies ingress by default: the test hides it.',
    );
  });

  it('cannot be told while more rules may exist', () => {
    expect(shop(networkPolicy('deny', denyAll), allowing(openList())).defaultDeny.holds).toBe(undefined);
  });

  it('fails whatever is hidden beside a rule that allows everything', () => {
    expect(shop(networkPolicy('deny', denyAll), allowing(openList({}, hidden()))).defaultDeny.holds).toBe(false);
  });

  it('ignores a NetworkPolicy of an API that has none', () => {
    for (const apiVersion of ['apps/v1', 'extensions/v1beta1', 'v1']) {
      const policy = networkPolicy('deny', denyAll);
      const misplaced = { ...policy, apiVersion: { ...policy.apiVersion, kind: 'scalar' as const, value: apiVersion } };
      expect(shop(web, misplaced).defaultDeny.holds).toBe(false);
    }
  });
});

describe('imds-egress', () => {
  it('holds when egress of all pods is isolated and nothing allows the address', () => {
    expect(told(shop(web, networkPolicy('deny', denyAll)), 'imdsEgressBlocked')).toBe(
      'true shop/deny.yaml No pod of namespace "shop" can reach 169.254.169.254: nothing allows it (NetworkPolicy deny).',
    );
  });

  it('fails without a policy on egress', () => {
    expect(told(shop(web), 'imdsEgressBlocked')).toBe('false shop/web.yaml No network policy isolates the egress of namespace "shop", so its pods can reach 169.254.169.254.');
  });

  it('names the workloads that a narrow policy leaves out', () => {
    const narrow = networkPolicy('web-only', { ...denyAll, podSelector: { matchLabels: { app: 'web' } } });
    expect(told(shop(web, api, narrow), 'imdsEgressBlocked')).toBe(
      'false shop/web-only.yaml#/spec/podSelector NetworkPolicy web-only isolates the egress of some pods only: it leaves out Deployment api, so pods of namespace "shop" can reach 169.254.169.254.',
    );
  });

  it('cannot be told when every declared workload is isolated, but only by its labels', () => {
    const narrow = networkPolicy('web-only', { ...denyAll, podSelector: { matchLabels: { app: 'web' } } });
    expect(told(shop(web, narrow), 'imdsEgressBlocked')).toBe(
      'undefined shop/web.yaml It cannot be told whether pods of namespace "shop" can reach 169.254.169.254: no single policy covers every pod, and pods with other labels may exist; isolate egress with an empty podSelector.',
    );
  });

  it.each<[string, Written, string, string]>([
    ['an empty rule', [{}], '/0', 'an egress rule names no peers, which allows every address'],
    ['an empty to', [{ to: [] }], '/0', 'an egress rule names no peers, which allows every address'],
    ['a range that holds it', [{ to: [{ ipBlock: { cidr: '169.254.0.0/16' } }] }], '/0/to/0/ipBlock/cidr', '169.254.0.0/16 contains it'],
    [
      'an exception that misses it',
      [{ to: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['169.254.169.253/32'] } }] }],
      '/0/to/0/ipBlock/except/0',
      'no exception of 0.0.0.0/0 contains it',
    ],
    ['port 80 within a range', [{ ports: [{ port: 1, endPort: 100 }] }], '/0', 'an egress rule names no peers, which allows every address'],
    ['all of TCP', [{ ports: [{ protocol: 'TCP' }] }], '/0', 'an egress rule names no peers, which allows every address'],
    ['port 80 as a text', [{ ports: [{ port: '80' }] }], '/0', 'an egress rule names no peers, which allows every address'],
  ])('fails when a policy allows it by %s', (_name, egress, place, reason) => {
    expect(told(shop(web, networkPolicy('deny', denyAll), allowing(egress)), 'imdsEgressBlocked')).toBe(
      `false shop/allow.yaml#/spec/egress${place} NetworkPolicy allow allows pods of namespace "shop" to reach 169.254.169.254: ${reason}.`,
    );
  });

  it('fails when a policy on pods that are not declared allows it', () => {
    const other = networkPolicy('other', { podSelector: { matchLabels: { app: 'other' } }, policyTypes: ['Egress'], egress: [{}] });
    expect(shop(web, networkPolicy('deny', denyAll), other).imdsEgressBlocked.holds).toBe(false);
  });

  it('fails when a policy that allows it selects pods that cannot be told', () => {
    const other = networkPolicy('other', { podSelector: { matchLabels: { app: hidden() } }, policyTypes: ['Egress'], egress: [{}] });
    expect(shop(web, networkPolicy('deny', denyAll), other).imdsEgressBlocked.holds).toBe(false);
  });

  it.each<[string, Written]>([
    ['a range with an exception', [{ to: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8', '169.254.169.254/32'] } }] }]],
    ['a wider exception', [{ to: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['169.254.0.0/16'] } }] }]],
    ['another range', [{ to: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }]],
    ['all of IPv6', [{ to: [{ ipBlock: { cidr: '::/0' } }] }]],
    ['pods', [{ to: [{ podSelector: {} }, { namespaceSelector: {} }] }]],
    ['another port', [{ ports: [{ port: 443 }] }]],
    ['another protocol', [{ ports: [{ port: 80, protocol: 'UDP' }] }]],
    ['a range of other ports', [{ ports: [{ port: 1024, endPort: hidden() }] }]],
    ['port 443 of a protocol that cannot be told', [{ ports: [{ port: 443, protocol: hidden() }] }]],
    ['a range with an exception beside one that cannot be told', [{ to: [{ ipBlock: { cidr: hidden(), except: ['169.254.169.254/32', hidden()] } }] }]],
  ])('holds when only %s is allowed', (_name, egress) => {
    expect(shop(web, allowing(egress)).imdsEgressBlocked.holds).toBe(true);
  });

  it.each<[string, Written, string]>([
    ['no range', [{ to: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['169.254.169.254'] } }] }], '"169.254.169.254" is not an address range; write it as address/length, such as 169.254.169.254/32'],
    ['a range of leading zeros', [{ to: [{ ipBlock: { cidr: '010.0.0.0/8' } }] }], '"010.0.0.0/8" is not an address range; write it as address/length, such as 169.254.169.254/32'],
    ['a named port', [{ ports: [{ port: 'http' }] }], 'which port the name "http" means is up to the pods; write the port as a number'],
    ['a hidden range', [{ to: [{ ipBlock: { cidr: hidden() } }] }], 'the test hides it'],
    ['hidden rules', hidden(), 'the test hides it'],
    ['a peer that names nobody', [{ to: [{}] }], 'the peer names nobody'],
  ])('cannot be told with %s', (_name, egress, reason) => {
    const { holds, message } = shop(web, allowing(egress)).imdsEgressBlocked;
    expect(holds).toBe(undefined);
    expect(message).toBe(`It cannot be told whether pods of namespace "shop" can reach 169.254.169.254: ${reason}.`);
  });

  it('says what an allow-all-but-metadata policy undoes beside a default-deny', () => {
    const allow = allowing([{ to: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['169.254.169.254/32'] } }] }]);
    expect(shop(allow).imdsEgressBlocked.advice).toEqual([]);
    expect(shop(networkPolicy('deny', denyAll), allow).imdsEgressBlocked.advice).toEqual([
      'NetworkPolicy allow allows egress to all other addresses, which reopens what the default-deny closes; allow only what the pods need.',
    ]);
  });

  it('keeps quiet about such an allowance for some pods or ports', () => {
    const narrow = allowing([{ to: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['169.254.169.254/32'] } }], ports: [{ port: 443 }] }]);
    expect(shop(networkPolicy('deny', denyAll), narrow).imdsEgressBlocked.advice).toEqual([]);
  });

  it('says that policies do not reach pods on the network of the node', () => {
    const agent = deployment('agent', {}, { pod: { hostNetwork: true } });
    const facts = shop(agent, networkPolicy('deny', denyAll));
    const advice = ['Deployment agent uses the network of the node (hostNetwork), which network policies do not reach.'];
    expect(facts.imdsEgressBlocked).toMatchObject({ holds: true, advice });
    expect(facts.defaultDeny).toMatchObject({ holds: true, advice });
  });

  it('says that Windows does not know exceptions', () => {
    const iis = deployment('iis', {}, { pod: { nodeSelector: { 'kubernetes.io/os': 'windows' } } });
    const allow = allowing([{ to: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['169.254.169.254/32'] } }] }]);
    expect(shop(iis, allow).imdsEgressBlocked.advice).toEqual(['Deployment iis runs on Windows, where Azure network policy does not support except.']);
  });
});

describe('selectors', () => {
  const isolating = (expression: Written): KubernetesObject => networkPolicy('some', { ...denyAll, podSelector: { matchExpressions: [expression] } });

  it.each<[string, Written, boolean | undefined]>([
    ['In', { key: 'app', operator: 'In', values: ['web', 'api'] }, undefined],
    ['In with other values', { key: 'app', operator: 'In', values: ['db'] }, false],
    ['NotIn', { key: 'app', operator: 'NotIn', values: ['db'] }, undefined],
    ['NotIn with its value', { key: 'app', operator: 'NotIn', values: ['web'] }, false],
    ['Exists', { key: 'app', operator: 'Exists' }, undefined],
    ['DoesNotExist', { key: 'app', operator: 'DoesNotExist' }, false],
    ['an unknown operator', { key: 'app', operator: 'Near' }, undefined],
    ['a hidden value', { key: 'app', operator: 'In', values: [hidden()] }, undefined],
    ['a hidden value beside the right one', { key: 'app', operator: 'In', values: [hidden(), 'web'] }, undefined],
    ['hidden values that may name it', { key: 'app', operator: 'NotIn', values: hidden() }, undefined],
  ])('with %s isolates the declared pods as Kubernetes does', (_name, expression, holds) => {
    expect(shop(web, isolating(expression)).imdsEgressBlocked.holds).toBe(holds);
  });

  it('leave nothing certain about pods whose labels are hidden', () => {
    const narrow = networkPolicy('web-only', { ...denyAll, podSelector: { matchLabels: { app: 'web' } } });
    expect(shop(deployment('web', hidden()), narrow).imdsEgressBlocked.holds).toBe(undefined);
  });

  it('that are omitted select all pods', () => {
    expect(shop(networkPolicy('deny', { policyTypes: ['Ingress', 'Egress'] })).defaultDeny.holds).toBe(true);
  });
});
