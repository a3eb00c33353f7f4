import { list, object, scalar, type Deployment, type ObjectValue, type Resource, type Value } from '@akslint/model';
import { describe, expect, it } from 'vitest';
import { describeNamespaces } from './namespaces.js';
import { terraformObject } from './terraform-objects.js';
import { hidden, placeAt, why, written, type Written } from './testing/written.js';

const root: Deployment = { id: 'root', format: 'terraform', variant: null, resources: [], unreadModules: [], providers: new Map() };

function resource(type: string, body: { readonly [key: string]: Written }, more: Partial<Resource> = {}): Resource {
  const address = `${type}.this`;
  const value = written(body, `main.tf#${address}`);
  if (value.kind !== 'object') throw new TypeError('a body is an object');
  return { key: address, address, type, isData: false, body: value, declaredAt: placeAt('main.tf'), existence: scalar(true, placeAt('main.tf')), ...more };
}

function answers(...resources: readonly Resource[]): readonly (readonly [string | null, boolean | undefined, boolean | undefined])[] {
  const objects = resources.flatMap((one) => terraformObject(one, root) ?? []);
  return describeNamespaces(objects).map(({ defaultDeny, imdsEgressBlocked, name }) => [name, defaultDeny.holds, imdsEgressBlocked.holds]);
}

const metadata = [{ name: 'x', namespace: 'shop' }];

function policy(spec: { readonly [key: string]: Written }): Resource {
  return resource('kubernetes_network_policy_v1', { metadata, spec: [spec] });
}

describe('typed resources', () => {
  it.each([
    ['kubernetes_deployment', 'Deployment'],
    ['kubernetes_deployment_v1', 'Deployment'],
    ['kubernetes_stateful_set', 'StatefulSet'],
    ['kubernetes_stateful_set_v1', 'StatefulSet'],
    ['kubernetes_daemonset', 'DaemonSet'],
    ['kubernetes_daemon_set_v1', 'DaemonSet'],
    ['kubernetes_pod', 'Pod'],
    ['kubernetes_pod_v1', 'Pod'],
    ['kubernetes_job_v1', 'Job'],
    ['kubernetes_cron_job_v1', 'CronJob'],
    ['kubernetes_network_policy', 'NetworkPolicy'],
  ])('%s makes a %s', (type, kind) => {
    const made = terraformObject(resource(type, { metadata }), root);
    expect(made?.kind).toMatchObject({ value: kind });
    expect(answers(resource(type, { metadata }))).toHaveLength(1);
  });

  it('others, and data sources, make nothing', () => {
    expect(terraformObject(resource('kubernetes_service', { metadata }), root)).toBe(undefined);
    expect(terraformObject(resource('azurerm_kubernetes_cluster', {}), root)).toBe(undefined);
    expect(terraformObject(resource('constructor', {}), root)).toBe(undefined);
    expect(terraformObject(resource('kubernetes_namespace', { metadata }, { isData: true }), root)).toBe(undefined);
  });

  it('that name no namespace are in default, as the provider has it', () => {
    expect(answers(resource('kubernetes_deployment', { metadata: [{ name: 'web' }] }))).toEqual([['default', false, false]]);
  });

  it('that are namespaces are named after themselves', () => {
    expect(answers(resource('kubernetes_namespace', { metadata: [{ name: 'shop' }] }))).toEqual([['shop', false, false]]);
  });

  it('keep what is said about them', () => {
    const provider = object(new Map<string, Value>(), placeAt('provider.tf'));
    const made = terraformObject(resource('kubernetes_namespace_v1', { metadata: [{ name: 'shop' }] }, { provider, judgedOnce: why }), root);
    expect(made).toMatchObject({ provider, deployment: 'root', format: 'terraform', notes: ['The number of instances cannot be told (the test hides it), so the body is judged once.'] });
  });
});

describe('kubernetes_network_policy', () => {
  const types = ['Ingress', 'Egress'];

  it.each<[string, { readonly [key: string]: Written }, boolean | undefined, boolean | undefined]>([
    ['without rules denies', { pod_selector: [{}], policy_types: types }, true, true],
    ['with empty lists of blocks denies', { pod_selector: [{}], policy_types: types, ingress: [], egress: [] }, true, true],
    ['with an empty egress block allows everything', { pod_selector: [{}], policy_types: types, egress: [{}] }, false, false],
    ['with an empty egress block whose blocks are empty allows everything', { pod_selector: [{}], policy_types: types, egress: [{ to: [], ports: [] }] }, false, false],
    [
      'with an exception keeps the address out',
      { pod_selector: [{}], policy_types: types, egress: [{ to: [{ ip_block: [{ cidr: '0.0.0.0/0', except: ['169.254.169.254/32'] }] }] }] },
      true,
      true,
    ],
    ['with a range lets it through', { pod_selector: [{}], policy_types: types, egress: [{ to: [{ ip_block: [{ cidr: '0.0.0.0/0' }] }] }] }, true, false],
    ['with other ports keeps it out', { pod_selector: [{}], policy_types: types, egress: [{ ports: [{ port: '8080', end_port: 9000, protocol: 'TCP' }] }] }, true, true],
    ['with port 80 lets it through', { pod_selector: [{}], policy_types: types, egress: [{ ports: [{ port: '80' }], to: [] }] }, true, false],
    ['to pods keeps it out', { pod_selector: [{}], policy_types: types, egress: [{ to: [{ namespace_selector: [{ match_labels: { a_b: 'c' } }] }] }] }, true, true],
    ['on some pods does not cover the rest', { pod_selector: [{ match_labels: { app: 'web' } }], policy_types: types }, false, false],
    ['on a hidden selector cannot be told', { pod_selector: hidden(), policy_types: types }, undefined, undefined],
    ['with null for maps selects all', { pod_selector: [{ match_labels: null, match_expressions: [] }], policy_types: types }, true, true],
  ])('%s', (_name, spec, deny, imds) => {
    expect(answers(policy(spec))).toEqual([['shop', deny, imds]]);
  });

  it('is not told by blocks that may be repeated', () => {
    const open = object(new Map<string, Value>([['metadata', written(metadata, 'm')], ['spec', list([], placeAt('main.tf'), why)]]), placeAt('main.tf'));
    expect(answers({ ...policy({}), body: open })).toEqual([['shop', undefined, undefined]]);
  });

  it('points at the block that decides', () => {
    const objects = [terraformObject(policy({ pod_selector: [{}], policy_types: types, egress: [{}] }), root)!];
    expect(describeNamespaces(objects)[0]?.imdsEgressBlocked.at.span.file).toBe('main.tf#kubernetes_network_policy_v1.this/spec/0/egress/0');
  });

  it('protects the pods that it selects, by labels whose keys stay as they are', () => {
    const web = resource('kubernetes_deployment_v1', {
      metadata,
      spec: [{ template: [{ metadata: [{ labels: { app_name: 'web' } }], spec: [{ host_network: true }] }] }],
    });
    const narrow = policy({ pod_selector: [{ match_expressions: [{ key: 'app_name', operator: 'In', values: ['web'] }] }], policy_types: types });
    expect(answers(web, narrow)).toEqual([['shop', false, undefined]]);
  });

  it('reads the pods of a cron job', () => {
    const job = (label: string): Resource =>
      resource('kubernetes_cron_job_v1', { metadata, spec: [{ job_template: [{ spec: [{ template: [{ metadata: [{ labels: { app: label } }] }] }] }] }] });
    const narrow = policy({ pod_selector: [{ match_labels: { app: 'web' } }], policy_types: types });
    expect(answers(job('web'), narrow)).toEqual([['shop', false, undefined]]);
    expect(answers(job('db'), narrow)).toEqual([['shop', false, false]]);
  });
});

describe('manifests', () => {
  const deny = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'deny', namespace: 'shop' }, spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] } };

  it('of kubernetes_manifest are objects', () => {
    expect(answers(resource('kubernetes_manifest', { manifest: deny }))).toEqual([['shop', true, true]]);
  });

  it('of kubectl_manifest are what their text spells', () => {
    expect(answers(spelling(written(deny, 'deny.yaml#')))).toEqual([['shop', true, true]]);
    expect(answers(spelling(written(deny, 'deny.yaml#'), { override_namespace: 'store' }))).toEqual([['store', true, true]]);
  });

  it('of which nothing is known may be anything', () => {
    const unread = resource('kubectl_manifest', { yaml_body: hidden() });
    expect(answers(unread)).toEqual([]);
    expect(answers(resource('kubernetes_namespace', { metadata: [{ name: 'shop' }] }), unread)).toEqual([['shop', undefined, undefined]]);
  });

  it('without content, or of another kind, are none', () => {
    expect(answers(resource('kubectl_manifest', { yaml_body: 'x' }), resource('kubernetes_manifest', {}))).toEqual([]);
    expect(answers(resource('kubernetes_manifest', { manifest: { ...deny, apiVersion: 'apps/v1' } }))).toEqual([]);
  });

  it('of which a part is hidden are read as far as they go', () => {
    const partly = { ...deny, spec: { ...deny.spec, egress: [{ to: [{ ipBlock: { cidr: hidden() } }] }] } };
    expect(answers(resource('kubernetes_manifest', { manifest: partly }))).toEqual([['shop', true, undefined]]);
  });

  function spelling(content: Value, more: { readonly [key: string]: Written } = {}): Resource {
    const plain = resource('kubectl_manifest', more);
    const body: ObjectValue = object(
      new Map<string, Value>([...[...plain.body.entries.keys()].map((key) => [key, plain.body.entries.get(key)!] as const), ['yaml_body', { ...scalar('…', placeAt('main.tf')), content }]]),
      placeAt('main.tf'),
    );
    return { ...plain, body };
  }
});

describe('helm_release', () => {
  it('makes its target a namespace whose policies are not known', () => {
    expect(answers(resource('helm_release', { name: 'app', namespace: 'shop', create_namespace: true }))).toEqual([['shop', undefined, undefined]]);
    expect(answers(resource('helm_release', { name: 'app' }))).toEqual([['default', undefined, undefined]]);
    expect(answers(resource('helm_release', { name: 'app', namespace: 'kube-system' }))).toEqual([]);
  });
});
