import { reference } from '@akslint/model';
import { describe, expect, it } from 'vitest';
import { describeNamespaces } from './namespaces.js';
import type { KubernetesObject } from './objects.js';
import { asOneDeployment } from './several-deployments.js';
import { denyAll, deployment, networkPolicy } from './testing/policies.js';
import { either, hidden, placeAt, written } from './testing/written.js';

const from = (id: string, object: KubernetesObject): KubernetesObject => ({ ...object, deployment: id });
const deny = networkPolicy('deny', denyAll);
const answers = (...objects: readonly KubernetesObject[]): unknown =>
  describeNamespaces(asOneDeployment(objects)).map(({ name, defaultDeny }) => [name, defaultDeny.holds]);

describe('objects of several deployments in one cluster', () => {
  it('share the namespaces that they name', () => {
    expect(answers(from('infra', deployment('web', {})), from('policies', deny))).toEqual([['shop', true]]);
  });

  it('do not share what only has the same name in two deployments', () => {
    const hiddenIn = (id: string, object: KubernetesObject): KubernetesObject => from(id, { ...object, namespace: written(hidden('var.ns'), 'x') });
    expect(answers(hiddenIn('infra', deployment('web', {})), hiddenIn('policies', deny))).toEqual([
      [null, undefined],
      [null, true],
    ]);
    expect(answers(hiddenIn('infra', deployment('web', {})), hiddenIn('infra', deny))).toEqual([[null, true]]);
  });

  it('do not share what a reference of one deployment points at', () => {
    const pointing = (id: string, object: KubernetesObject): KubernetesObject => from(id, { ...object, namespace: reference('data.ns', ['name'], placeAt('x')) });
    expect(answers(pointing('infra', deployment('web', {})), pointing('policies', deny))).toEqual([
      [null, undefined],
      [null, true],
    ]);
  });

  it('are not decided together by conditions of one name', () => {
    const when = (id: string, existence: ReturnType<typeof either>, object: KubernetesObject): KubernetesObject => from(id, { ...object, existence: written(existence, 'x') });
    const second = networkPolicy('second', denyAll);
    const both = (other: string): unknown => answers(deployment('web', {}), when('a', either('var.on', true, false), deny), when(other, either('var.on', false, true), second));
    expect(both('a')).toEqual([['shop', true]]);
    expect(both('b')).toEqual([['shop', undefined]]);
  });
});
