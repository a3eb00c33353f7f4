import { propertyOf, scalar, unknown, type Deployment, type Resource } from '@akslint/model';
import type { KubernetesObject } from './objects.js';
import { assemble, orDefaultNamespace } from './terraform-objects.js';

/**
 * The Kubernetes object or chart release that a resource of `@pulumi/kubernetes` makes; its type is
 * `kubernetes:<apiVersion>:<kind>`. Undefined for what makes none. Source: declarations of @pulumi/kubernetes 4.24.0.
 */
export function pulumiObject(resource: Resource, deployment: Deployment): KubernetesObject | undefined {
  if (resource.isData) return undefined;
  const [, group = '', kind = ''] = resource.type.split(':');
  if (/^helm\.sh\//.test(group)) return kind === 'Release' || kind === 'Chart' ? release(resource, deployment) : undefined;
  if (/^(?:yaml|kustomize)\b/.test(group)) return unreadManifests(resource, deployment);
  const at = resource.declaredAt;
  const made = assemble(resource, deployment, { apiVersion: scalar(group, at), kind: scalar(kind, at), body: resource.body });
  return kind === 'Namespace' ? made : { ...made, namespace: orDefaultNamespace(made.namespace, at) };
}

function release(resource: Resource, deployment: Deployment): KubernetesObject {
  const at = resource.declaredAt;
  const none = scalar(null, at);
  return {
    ...assemble(resource, deployment, { apiVersion: none, kind: none, body: none }),
    holds: 'chart',
    name: propertyOf(resource.body, 'name') ?? none,
    namespace: orDefaultNamespace(propertyOf(resource.body, 'namespace'), at),
  };
}

/** `yaml.ConfigFile`, `yaml.ConfigGroup`, `kustomize.Directory`: objects of any kind in any namespace. */
function unreadManifests(resource: Resource, deployment: Deployment): KubernetesObject {
  const body = unknown({ text: `the manifests that ${resource.address} applies are not read`, remedy: 'declare the objects in the program' }, resource.declaredAt);
  return assemble(resource, deployment, { apiVersion: body, kind: body, body });
}
