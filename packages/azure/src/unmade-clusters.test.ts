import type { UnmadeResource } from '@akslint/model';
import { describe, expect, it } from 'vitest';
import { unmadeClusterNotices } from './index.js';
import { deployment, place, resource } from './testing/build.js';

const unmade = (name: string): UnmadeResource => ({ type: name.split('.')[0] ?? '', name, declaredAt: place() });
const told = (...deployments: Parameters<typeof unmadeClusterNotices>[0]): readonly string[] =>
  unmadeClusterNotices(deployments).map(({ message }) => message.split(' ')[0] ?? '');

describe('a cluster of which no instance is made', () => {
  const cluster = unmade('azurerm_kubernetes_cluster.main');

  it('is told, once', () => {
    const empty = deployment([], { unmade: [cluster, unmade('azurerm_resource_group.main')] });
    expect(told(empty, empty)).toEqual(['azurerm_kubernetes_cluster.main']);
  });

  it('goes without saying beside another cluster of the deployment', () => {
    expect(told(deployment([resource('azurerm_kubernetes_cluster.other', {})], { unmade: [cluster] }))).toEqual([]);
  });

  it('goes without saying where another deployment makes it', () => {
    const made = { ...resource('azurerm_kubernetes_cluster.main', {}), declaredAt: cluster.declaredAt };
    expect(told(deployment([], { unmade: [cluster] }), deployment([made]))).toEqual([]);
  });

  it('is told where nothing but other things are made', () => {
    expect(told(deployment([resource('azurerm_resource_group.main', {})], { unmade: [cluster] }))).toEqual(['azurerm_kubernetes_cluster.main']);
  });
});
