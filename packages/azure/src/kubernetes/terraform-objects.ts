import { isOmitted, mapOptions, propertyOf, scalar, unknown, type Deployment, type Origin, type Resource, type Value } from '@akslint/model';
import { contentOf } from '../reading/property.js';
import { inApiShape } from './api-shape.js';
import type { KubernetesObject } from './objects.js';

/** Types of the hashicorp/kubernetes provider that stand for one object, and what they stand for. */
const typed: Readonly<Record<string, readonly [apiVersion: string, kind: string]>> = {
  kubernetes_namespace: ['v1', 'Namespace'],
  kubernetes_service_account: ['v1', 'ServiceAccount'],
  kubernetes_network_policy: ['networking.k8s.io/v1', 'NetworkPolicy'],
  kubernetes_deployment: ['apps/v1', 'Deployment'],
  kubernetes_stateful_set: ['apps/v1', 'StatefulSet'],
  kubernetes_daemonset: ['apps/v1', 'DaemonSet'],
  kubernetes_daemon_set: ['apps/v1', 'DaemonSet'],
  kubernetes_pod: ['v1', 'Pod'],
  kubernetes_job: ['batch/v1', 'Job'],
  kubernetes_cron_job: ['batch/v1', 'CronJob'],
};

/** What is read: everything of an object but its type. */
export interface Parts {
  readonly apiVersion: Value;
  readonly kind: Value;
  readonly body: Value;
}

/**
 * The Kubernetes object or chart release that a Terraform resource makes; undefined for any other resource.
 * Source: documentation and schemas of hashicorp/kubernetes, hashicorp/helm, gavinbunney|alekc/kubectl and
 * kbst/kustomization.
 */
export function terraformObject(resource: Resource, deployment: Deployment): KubernetesObject | undefined {
  if (resource.isData) return undefined;
  switch (resource.type) {
    case 'kubernetes_manifest':
    case 'kustomization_resource':
      return manifestObject(resource, deployment, propertyOf(resource.body, 'manifest'));
    case 'kubectl_manifest':
      return overridden(manifestObject(resource, deployment, propertyOf(resource.body, 'yaml_body')), resource);
    case 'helm_release':
      return chartObject(resource, deployment);
    default:
      return typedObject(resource, deployment);
  }
}

/** The provider puts what names no namespace into `default`; namespaces themselves are in none. */
function typedObject(resource: Resource, deployment: Deployment): KubernetesObject | undefined {
  const type = resource.type.replace(/_v\d+$/, '');
  const known = Object.hasOwn(typed, type) ? typed[type] : undefined;
  if (!known) return undefined;
  const [apiVersion, kind] = known;
  const at = resource.declaredAt;
  const made = assemble(resource, deployment, {
    apiVersion: scalar(apiVersion, at),
    kind: scalar(kind, at),
    body: inApiShape(resource.body),
  });
  return kind === 'Namespace' ? made : { ...made, namespace: orDefaultNamespace(made.namespace, at) };
}

function manifestObject(resource: Resource, deployment: Deployment, manifest: Value | undefined): KubernetesObject {
  const at = resource.declaredAt;
  const body = contentOf(manifest ?? scalar(null, at));
  return assemble(resource, deployment, {
    apiVersion: within(body, 'apiVersion') ?? scalar(null, at),
    kind: within(body, 'kind') ?? scalar(null, at),
    body,
  });
}

/** `override_namespace` of kubectl_manifest wins over what the manifest says. */
function overridden(made: KubernetesObject, resource: Resource): KubernetesObject {
  const namespace = propertyOf(resource.body, 'override_namespace');
  return namespace === undefined || isOmitted(namespace) ? made : { ...made, namespace };
}

function chartObject(resource: Resource, deployment: Deployment): KubernetesObject {
  const at = resource.declaredAt;
  const none = scalar(null, at);
  const made = assemble(resource, deployment, { apiVersion: none, kind: none, body: none });
  return {
    ...made,
    holds: 'chart',
    name: propertyOf(resource.body, 'name') ?? none,
    namespace: orDefaultNamespace(propertyOf(resource.body, 'namespace'), at),
  };
}

/** The object that a resource makes, put together from its parts. */
export function assemble(resource: Resource, deployment: Deployment, parts: Parts): KubernetesObject {
  const metadata = within(parts.body, 'metadata');
  return {
    ...parts,
    holds: 'object',
    key: resource.key,
    name: (metadata && within(metadata, 'name')) ?? scalar(null, resource.declaredAt),
    namespace: metadata && within(metadata, 'namespace'),
    declaredAt: resource.declaredAt,
    existence: resource.existence,
    address: resource.address,
    deployment: deployment.id,
    format: deployment.format,
    variant: deployment.variant,
    notes: resource.judgedOnce ? [`The number of instances cannot be told (${resource.judgedOnce.text}), so the body is judged once.`] : [],
    ...(resource.provider ? { provider: resource.provider } : {}),
  };
}

/** What stands at `name`, in every world; undefined when nothing is written in any. */
export function within(whole: Value, name: string): Value | undefined {
  const found = mapOptions(contentOf(whole), (option) => {
    if (option.kind === 'unknown') return unknown(option.reason, option.origin, option.key === undefined ? {} : { key: `${option.key}.${name}` });
    if (option.kind === 'reference') return unknown({ text: 'it is known only after deployment' }, option.origin);
    return (option.kind === 'object' && propertyOf(option, name)) || scalar(null, option.origin);
  });
  return isOmitted(found) ? undefined : found;
}

/** The namespace of what names none where the provider puts it into `default`. */
export function orDefaultNamespace(namespace: Value | undefined, at: Origin): Value {
  const fallback = (): Value => ({ ...scalar('default', at), isDefault: true });
  return namespace === undefined ? fallback() : mapOptions(namespace, (option) => (isOmitted(option) ? fallback() : option));
}
