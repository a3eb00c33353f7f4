import { isOmitted, propertyOf, scalar, type Deployment, type Resource, type Value } from '@akslint/model';
import { knownText } from '../declared.js';
import type { KubernetesObject } from './objects.js';
import { pulumiObject } from './pulumi-objects.js';
import { assemble, terraformObject, within } from './terraform-objects.js';

/** The Kubernetes object or chart release that a resource of any format makes; undefined for any other resource. */
export function kubernetesObject(resource: Resource, deployment: Deployment): KubernetesObject | undefined {
  if (deployment.format === 'kubernetes') return manifestObject(resource, deployment);
  return resource.type.startsWith('kubernetes:') ? pulumiObject(resource, deployment) : terraformObject(resource, deployment);
}

/** An object of a manifest, a release that a manifest asks for, or a chart of the scan. */
function manifestObject(resource: Resource, deployment: Deployment): KubernetesObject {
  const made = inItsHome(assembled(resource, deployment), resource);
  if (resource.type === 'Chart' || resource.type === 'Chart/visiting') return localChart(made, resource);
  const [apiVersion, kind] = [knownText(made.apiVersion), knownText(made.kind)];
  if (kind === 'HelmRelease' && apiVersion?.startsWith('helm.toolkit.fluxcd.io/')) {
    return release(made, at(made.body, 'spec', 'targetNamespace') ?? made.namespace);
  }
  if (kind === 'Application' && apiVersion === 'argoproj.io/v1alpha1' && installsChart(made.body)) {
    return release(made, at(made.body, 'spec', 'destination', 'namespace'));
  }
  return made;
}

function assembled(resource: Resource, deployment: Deployment): KubernetesObject {
  const { body, declaredAt } = resource;
  const none = scalar(null, declaredAt);
  return assemble(resource, deployment, { apiVersion: propertyOf(body, 'apiVersion') ?? none, kind: propertyOf(body, 'kind') ?? none, body });
}

function inItsHome(made: KubernetesObject, { parent }: Resource): KubernetesObject {
  const home = parent && knownText(parent);
  return home ? { ...made, home } : made;
}

function release(made: KubernetesObject, namespace: Value | undefined): KubernetesObject {
  return { ...made, holds: 'chart', namespace };
}

function localChart(made: KubernetesObject, { body, type }: Resource): KubernetesObject {
  const brings = propertyOf(body, 'bringsPolicies');
  const remedy = propertyOf(body, 'remedy');
  const text = remedy && knownText(remedy);
  return {
    ...made,
    holds: 'chart',
    name: propertyOf(body, 'name') ?? made.name,
    namespace: propertyOf(body, 'namespace'),
    ...(brings?.kind === 'scalar' && brings.value === false && { bringsNoPolicies: true }),
    ...(type === 'Chart/visiting' && { isVisitor: true }),
    ...(text && { remedy: text }),
  };
}

/** An Argo CD application of manifests brings nothing that the scan could not hold; one of a chart does. */
function installsChart(body: Value): boolean {
  const sources = at(body, 'spec', 'sources');
  const all = [at(body, 'spec', 'source'), ...(sources?.kind === 'list' ? sources.items : [])];
  return all.some((source) => source !== undefined && ['chart', 'helm'].some((name) => !isOmitted(at(source, name))));
}

function at(whole: Value, ...path: readonly string[]): Value | undefined {
  return path.reduce<Value | undefined>((value, name) => value && within(value, name), whole);
}
