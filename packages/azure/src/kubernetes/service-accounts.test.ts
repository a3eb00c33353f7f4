import { describe, expect, it } from 'vitest';
import { list, object, originOf, scalar, type Deployment, type Resource, type Value } from '@akslint/model';
import { kubernetesObject } from './kubernetes-object.js';
import type { KubernetesObject } from './objects.js';
import { serviceAccountAdvice } from './service-accounts.js';

const at = originOf({ file: 'a.yaml', start: 0, end: 1 });
const deployment: Deployment = { id: 'kubernetes:.', format: 'kubernetes', variant: null, resources: [], unreadModules: [], providers: new Map() };

function valueOf(plain: unknown): Value {
  if (Array.isArray(plain)) return list(plain.map(valueOf), at);
  if (typeof plain === 'object' && plain !== null) return object(new Map(Object.entries(plain).map(([key, value]) => [key, valueOf(value)])), at);
  return scalar(plain as string | number | boolean | null, at);
}

function made(kind: string, name: string, more: object = {}, namespace: string | undefined = 'shop', annotations: object = {}): KubernetesObject {
  const apiVersion = kind === 'Deployment' ? 'apps/v1' : 'v1';
  const body = valueOf({ apiVersion, kind, metadata: { name, annotations, ...(namespace !== undefined && { namespace }) }, ...more });
  if (body.kind !== 'object') throw new Error('no object');
  const resource: Resource = { key: `${kind}/${name}`, address: `${kind}/${name}`, type: `${apiVersion}/${kind}`, isData: false, body, declaredAt: at, existence: scalar(true, at), parent: scalar('.', at) };
  return kubernetesObject(resource, deployment)!;
}

const account = (name: string, hasId: boolean): KubernetesObject => made('ServiceAccount', name, {}, 'shop', hasId ? { 'azure.workload.identity/client-id': 'x' } : {});
const pods = (serviceAccountName: string | undefined, use: unknown, namespace = 'shop'): KubernetesObject =>
  made('Deployment', 'api', { spec: { template: { metadata: { labels: use === undefined ? {} : { 'azure.workload.identity/use': use } }, spec: serviceAccountName === undefined ? {} : { serviceAccountName } } } }, namespace);
const advice = (...objects: readonly KubernetesObject[]): readonly string[] => serviceAccountAdvice(objects, [], true);

describe('workload identity inside the cluster', () => {
  it('needs the label on pods of an account with a client id', () => {
    expect(advice(account('api', true), pods('api', undefined))).toEqual([
      'The pods of Deployment api use the service account api, which names a client id, but lack the label azure.workload.identity/use: "true", so they are given no token.',
    ]);
    expect(advice(account('api', true), pods('api', 'false'))).toHaveLength(1);
    expect(advice(account('api', true), pods('api', 'true'))).toEqual([]);
    expect(advice(account('api', true), pods('api', undefined, 'other'))).toEqual([]);
    expect(advice(account('default', true), pods(undefined, undefined))).toHaveLength(1);
  });

  it('needs a client id on the account of pods with the label', () => {
    expect(advice(account('api', false), pods('api', 'true'))).toEqual([
      'The pods of Deployment api ask for workload identity, but their service account api has no annotation azure.workload.identity/client-id.',
    ]);
    expect(advice(pods('api', 'true'))).toEqual([]);
  });

  it('needs the label as a text', () => {
    expect(advice(account('api', true), pods('api', true))).toEqual(['The label azure.workload.identity/use of Deployment api is a boolean, which the API refuses for a label; put "true" in quotes.']);
  });

  it('needs the accounts that credentials name, where everything inside is in the scan', () => {
    const named = [{ namespace: 'shop', name: 'worker', by: 'azurerm_federated_identity_credential.w' }];
    expect(serviceAccountAdvice([account('api', true)], named, true)).toEqual(['azurerm_federated_identity_credential.w trusts the service account shop/worker, which nothing in the scan declares.']);
    expect(serviceAccountAdvice([account('worker', true)], named, true)).toEqual([]);
    expect(serviceAccountAdvice([], named, true)).toEqual([]);
    expect(serviceAccountAdvice([account('api', true)], named, false)).toEqual([]);
    const release = made('HelmRelease', 'r');
    expect(serviceAccountAdvice([account('api', true), { ...release, holds: 'chart' }], named, true)).toEqual([]);
  });
});

describe('a manifest', () => {
  const chart = (apiVersion: string, kind: string, spec: object): KubernetesObject => {
    const body = valueOf({ apiVersion, kind, metadata: { name: 'r', namespace: 'flux' }, spec });
    if (body.kind !== 'object') throw new Error('no object');
    return kubernetesObject({ key: 'r', address: 'r', type: `${apiVersion}/${kind}`, isData: false, body, declaredAt: at, existence: scalar(true, at) }, deployment)!;
  };

  it('of a Flux release is a chart in its target namespace', () => {
    expect(chart('helm.toolkit.fluxcd.io/v2', 'HelmRelease', { targetNamespace: 'shop' })).toMatchObject({ holds: 'chart', namespace: { value: 'shop' } });
    expect(chart('helm.toolkit.fluxcd.io/v2', 'HelmRelease', {})).toMatchObject({ holds: 'chart', namespace: { value: 'flux' } });
  });

  it('of an Argo CD application is a chart where it installs one', () => {
    const destination = { namespace: 'shop' };
    expect(chart('argoproj.io/v1alpha1', 'Application', { destination, source: { chart: 'x' } })).toMatchObject({ holds: 'chart', namespace: { value: 'shop' } });
    expect(chart('argoproj.io/v1alpha1', 'Application', { destination, sources: [{ path: 'x' }, { helm: { values: 'a' } }] }).holds).toBe('chart');
    expect(chart('argoproj.io/v1alpha1', 'Application', { destination, source: { path: 'x' } }).holds).toBe('object');
  });
});
