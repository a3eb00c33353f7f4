import { describe, expect, it } from 'vitest';
import { describeNamespaces, type WorkloadNamespaceFacts } from './namespaces.js';
import type { KubernetesObject } from './objects.js';
import { calicoPolicy, ciliumPolicy, denyAll, deployment, namespace, networkPolicy } from './testing/policies.js';
import { hidden, manifest, type Written } from './testing/written.js';

const web = deployment('web', { app: 'web' });

function shop(...objects: readonly KubernetesObject[]): WorkloadNamespaceFacts {
  return describeNamespaces([web, ...objects])[0]!;
}

function answers(...objects: readonly KubernetesObject[]): readonly (boolean | undefined)[] {
  const { defaultDeny, imdsEgressBlocked } = shop(...objects);
  return [defaultDeny.holds, imdsEgressBlocked.holds];
}

type Rules = { readonly [key: string]: Written };

describe('Cilium', () => {
  const cilium = (spec: Rules, clusterwide = false): KubernetesObject => ciliumPolicy('cnp', { endpointSelector: {}, ...spec }, clusterwide);

  it.each<[string, Rules, boolean | undefined, boolean | undefined]>([
    ['empty rules deny by default', { ingress: [{}], egress: [{}] }, true, true],
    ['sections without rules do nothing', { ingress: [], egress: [] }, false, false],
    ['a denial denies the rest by default', { ingress: [{}], egressDeny: [{ toEntities: ['world'] }] }, true, true],
    ['enableDefaultDeny false lets the rest through', { egress: [{}], ingress: [{}], enableDefaultDeny: { egress: false } }, false, false],
    ['a denial of the address holds without default deny', { egressDeny: [{ toCIDR: ['169.254.169.254/32'] }], enableDefaultDeny: { egress: false } }, false, true],
    ['a denial on another port does not', { egressDeny: [{ toCIDR: ['169.254.169.254/32'], toPorts: [{ ports: [{ port: '443' }] }] }], enableDefaultDeny: { egress: false } }, false, false],
    ['a denial wins over an allowance', { ingress: [{}], egress: [{ toEntities: ['world'] }], egressDeny: [{ toCIDRSet: [{ cidr: '169.254.0.0/16' }] }] }, true, true],
    ['all allows everything again', { ingress: [{}], egress: [{ toEntities: ['all'] }] }, false, false],
    ['world holds the address', { ingress: [{}], egress: [{ toEntities: ['world'] }] }, true, false],
    ['host and cluster do not', { ingress: [{}], egress: [{ toEntities: ['host', 'cluster', 'kube-apiserver'] }] }, true, true],
    ['a bare address is a range', { ingress: [{}], egress: [{ toCIDR: ['169.254.169.254'] }] }, true, false],
    ['an exception is one', { ingress: [{}], egress: [{ toCIDRSet: [{ cidr: '0.0.0.0/0', except: ['169.254.169.254/32'] }] }] }, true, true],
    ['ports alone allow every address', { ingress: [{}], egress: [{ toPorts: [{ ports: [{ port: '80', protocol: 'TCP' }] }] }] }, true, false],
    ['port 0 is every port', { ingress: [{}], egress: [{ toPorts: [{ ports: [{ port: '0' }] }] }] }, true, false],
    ['endpoints are no address', { ingress: [{}], egress: [{ toEndpoints: [{}] }] }, true, true],
    ['no endpoints are nobody', { ingress: [{}], egress: [{ toEndpoints: [] }] }, true, true],
    ['a reserved label may be', { ingress: [{}], egress: [{ toEndpoints: [{ matchLabels: { 'reserved:world': '' } }] }] }, true, undefined],
    ['a domain is not', { ingress: [{}], egress: [{ toFQDNs: [{ matchName: 'example.org' }, { matchPattern: '*.blob.core.windows.net' }] }] }, true, true],
    ['any domain may be', { ingress: [{}], egress: [{ toFQDNs: [{ matchPattern: '*' }] }] }, true, undefined],
    ['requests that are looked at may be', { ingress: [{}], egress: [{ toPorts: [{ ports: [{ port: '80' }], rules: { http: [{ path: '/x' }] } }] }] }, true, undefined],
    ['ICMP is no TCP', { ingress: [{}], egress: [{ icmps: [{ fields: [{ type: 8 }] }] }] }, true, true],
    ['a hidden denial may deny it', { ingress: [{}], egress: [{ toEntities: ['world'] }], egressDeny: hidden() }, true, undefined],
  ])('%s', (_name, spec, deny, imds) => {
    expect(answers(cilium(spec))).toEqual([deny, imds]);
  });

  it('needs its own engine, and says so', () => {
    const { defaultDeny, imdsEgressBlocked } = shop(cilium({ ingress: [{}], egress: [{}] }));
    expect(defaultDeny).toMatchObject({ needsEngine: ['cilium'], advice: ['This rests on policies that only Cilium enforces.'] });
    expect(imdsEgressBlocked.needsEngine).toEqual(['cilium']);
    expect(shop(cilium({ ingress: [{}], egress: [{}] }), networkPolicy('deny', denyAll)).defaultDeny.needsEngine).toEqual([]);
  });

  it('works on the whole cluster, and in the namespaces that its selector names', () => {
    expect(answers(cilium({ ingress: [{}], egress: [{}] }, true))).toEqual([true, true]);
    const only = (name: string): Rules => ({ endpointSelector: { matchLabels: { 'k8s:io.kubernetes.pod.namespace': name } }, ingress: [{}], egress: [{}] });
    expect(answers(cilium(only('shop'), true))).toEqual([true, true]);
    expect(answers(cilium(only('other'), true))).toEqual([false, false]);
    const byLabel: Rules = { endpointSelector: { matchLabels: { 'io.cilium.k8s.namespace.labels.tier': 'front' } }, ingress: [{}], egress: [{}] };
    expect(answers(cilium(byLabel, true))).toEqual([undefined, undefined]);
    expect(answers(cilium(byLabel, true), namespace('shop', { tier: 'front' }))).toEqual([true, true]);
    expect(answers(cilium(byLabel, true), namespace('shop', { tier: 'back' }))).toEqual([false, false]);
  });

  it('of a node works on no pod', () => {
    expect(answers(ciliumPolicy('nodes', { nodeSelector: {}, ingress: [{}], egress: [{}] }, true))).toEqual([false, false]);
  });

  it('reads each of several specs', () => {
    const specs = (...all: readonly Written[]): KubernetesObject =>
      manifest({ apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy', metadata: { name: 'cnp', namespace: 'shop' }, specs: all });
    const ingress = { endpointSelector: {}, ingress: [{}] };
    expect(answers(specs(ingress))).toEqual([false, false]);
    expect(answers(specs(ingress, { endpointSelector: {}, egress: [{}] }))).toEqual([true, true]);
    expect(answers(specs(ingress, hidden()))).toEqual([undefined, undefined]);
  });
});

describe('Calico', () => {
  const calico = (name: string, spec: Rules, isGlobal = false): KubernetesObject => calicoPolicy(name, spec, isGlobal);
  const both = ['Ingress', 'Egress'];

  it.each<[string, Rules, boolean | undefined, boolean | undefined]>([
    ['no rules deny by default', { selector: 'all()', types: both }, true, true],
    ['no selector is all pods', { types: both }, true, true],
    ['no types are ingress alone', { selector: 'all()' }, false, false],
    ['a rule that denies first wins', { types: both, egress: [{ action: 'Deny', destination: { nets: ['169.254.169.254/32'] } }, { action: 'Allow' }] }, false, true],
    ['a rule that allows first wins', { types: both, egress: [{ action: 'Allow' }, { action: 'Deny', destination: { nets: ['169.254.169.254/32'] } }] }, false, false],
    ['a deny-all before an allow-all', { types: both, egress: [{ action: 'Deny' }, { action: 'Allow' }] }, true, true],
    ['notNets leave the address out', { types: both, egress: [{ action: 'Allow', destination: { notNets: ['169.254.169.254/32'] } }] }, true, true],
    ['nets that miss it', { types: both, egress: [{ action: 'Allow', destination: { nets: ['10.0.0.0/8'] } }] }, true, true],
    ['Pass leads to the allowing profile', { types: both, egress: [{ action: 'Pass' }] }, false, false],
    ['Log decides nothing', { types: both, egress: [{ action: 'Log' }] }, true, true],
    ['other ports', { types: both, egress: [{ action: 'Allow', protocol: 'TCP', destination: { ports: [443, '8000:9000'] } }] }, true, true],
    ['a range of ports', { types: both, egress: [{ action: 'Allow', protocol: 'TCP', destination: { ports: ['1:100'] } }] }, true, false],
    ['UDP', { types: both, egress: [{ action: 'Allow', protocol: 'UDP' }] }, true, true],
    ['notPorts with 80', { types: both, egress: [{ action: 'Allow', protocol: 'TCP', destination: { notPorts: [80] } }] }, true, true],
    ['IPv6 alone', { types: both, egress: [{ action: 'Allow', ipVersion: 6 }] }, true, true],
    ['pods in namespaces', { types: both, egress: [{ action: 'Allow', destination: { namespaceSelector: 'all()' } }] }, true, true],
    ['a network set may hold it', { types: both, egress: [{ action: 'Allow', destination: { selector: "role == 'x'" } }] }, true, undefined],
    ['a hidden action', { types: both, egress: [{ action: hidden() }] }, undefined, undefined],
    ['another tier', { tier: 'security', types: both }, undefined, undefined],
  ])('%s', (_name, spec, deny, imds) => {
    expect(answers(calico('np', spec))).toEqual([deny, imds]);
  });

  it('asks its policies by order, with those of Kubernetes at 1000', () => {
    const deny = (order: number): KubernetesObject => calico('deny', { order, types: ['Egress'], egress: [{ action: 'Deny', destination: { nets: ['169.254.169.254/32'] } }] });
    const open = networkPolicy('open', { policyTypes: ['Egress'], egress: [{}] });
    expect(shop(open, deny(10)).imdsEgressBlocked).toMatchObject({ holds: true, needsEngine: ['calico'] });
    expect(shop(open, deny(2000)).imdsEgressBlocked).toMatchObject({ holds: false, needsEngine: [] });
  });

  it('cannot tell who wins when an order is hidden', () => {
    const deny = calico('deny', { order: hidden(), types: ['Egress'], egress: [{ action: 'Deny', destination: { nets: ['169.254.169.254/32'] } }] });
    expect(shop(networkPolicy('open', { policyTypes: ['Egress'], egress: [{}] }), deny).imdsEgressBlocked.holds).toBe(undefined);
    expect(shop(networkPolicy('deny', denyAll), deny).imdsEgressBlocked.holds).toBe(true);
  });

  it('works on the namespaces that a global policy selects', () => {
    const global = (selector: string): KubernetesObject => calico('gnp', { selector, types: both }, true);
    expect(answers(global("projectcalico.org/namespace not in {'kube-system', 'calico-system'}"))).toEqual([true, true]);
    expect(answers(global("projectcalico.org/namespace == 'other'"))).toEqual([false, false]);
    const byNamespace = calico('gnp', { namespaceSelector: "kubernetes.io/metadata.name in {'shop'} && !has(never)", types: both }, true);
    expect(answers(byNamespace, namespace('shop'))).toEqual([true, true]);
    expect(answers(byNamespace)).toEqual([undefined, undefined]);
  });

  it.each([
    ["app == 'web'", undefined],
    ['app == "db"', false],
    ["app != 'db'", undefined],
    ["app in {'web', 'api'} || has(x)", undefined],
    ["has(app) && !(app starts with 'd')", undefined],
    ["app contains 'we' && app ends with 'b'", undefined],
    ["app not in {'web'}", false],
    ['app ~ web', undefined],
  ])('reads the selector %s', (selector, imds) => {
    const { defaultDeny, imdsEgressBlocked } = shop(calico('np', { selector, types: both }));
    expect(imdsEgressBlocked.holds).toBe(imds);
    expect(defaultDeny.holds).toBe(selector === 'app ~ web' ? undefined : false);
  });

  it('stops at selectors that nest too deeply', () => {
    expect(answers(calico('np', { selector: `${'('.repeat(1900)}all()${')'.repeat(1900)}`, types: both }))).toEqual([undefined, undefined]);
    expect(answers(calico('np', { selector: `${'!'.repeat(1900)}all()`, types: both }))).toEqual([true, true]);
  });
});
