import { explainUnknownName, requirementsNamed } from '@akslint/engine';
import { describe, expect, it } from 'vitest';
import { controls } from './index.js';

describe('a word that a user names controls by', () => {
  it.each([
    ['azure-k8s-04', ['azure-k8s-04/defender']],
    ['Azure-K8s-04', ['azure-k8s-04/defender']],
    ['defender-for-containers', ['azure-k8s-04/defender']],
    ['azure-k8s-06/local-accounts', ['azure-k8s-06/local-accounts']],
    ['entra-rbac/local-accounts', ['azure-k8s-06/local-accounts']],
    ['local-accounts', ['azure-k8s-06/local-accounts']],
    ['azure-k8s-99', []],
  ])('%s means %j', (word, keys) => {
    expect(requirementsNamed(controls, word)).toEqual(keys);
  });

  it('means one thing only', () => {
    const words = controls.flatMap(({ id, name, requirements }) => [id, name, ...requirements.map((one) => one.id)]);
    expect(new Set(words).size).toBe(words.length);
  });

  it('gets the nearest one where it names nothing, or all of them', () => {
    expect(explainUnknownName(controls, 'azure-k8s-06/local-acounts')).toBe('There is no control or requirement "azure-k8s-06/local-acounts". Did you mean azure-k8s-06/local-accounts?');
    expect(explainUnknownName(controls, 'zzzzzzzzzzzzzzzzzzzzzzzz')).toMatch(/The controls are azure-k8s-01, azure-k8s-02/);
  });
});
