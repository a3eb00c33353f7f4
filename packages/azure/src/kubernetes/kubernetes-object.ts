import type { Deployment, Resource } from '@akslint/model';
import type { KubernetesObject } from './objects.js';
import { pulumiObject } from './pulumi-objects.js';
import { terraformObject } from './terraform-objects.js';

/** The Kubernetes object or chart release that a resource of any format makes; undefined for any other resource. */
export function kubernetesObject(resource: Resource, deployment: Deployment): KubernetesObject | undefined {
  return resource.type.startsWith('kubernetes:') ? pulumiObject(resource, deployment) : terraformObject(resource, deployment);
}
