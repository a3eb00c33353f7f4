import type { Format, ObjectValue, Origin, Value } from '@akslint/model';

/** An object of the Kubernetes API, or a release of a chart, whichever format declares it. */
export interface KubernetesObject {
  /** `chart` is a release whose templates are not read; its namespace is where it is installed. */
  readonly holds: 'object' | 'chart';
  /** {@link Resource.key}; references name it. */
  readonly key: string;
  readonly apiVersion: Value;
  readonly kind: Value;
  /** Null when the API gives it one. */
  readonly name: Value;
  /** Undefined when none is written. */
  readonly namespace: Value | undefined;
  /** As the Kubernetes API spells it; unknown when nothing of the object can be seen. */
  readonly body: Value;
  readonly declaredAt: Origin;
  readonly existence: Value;
  readonly address: string;
  /** {@link Deployment.id}. */
  readonly deployment: string;
  readonly format: Format;
  readonly variant: string | null;
  readonly notes: readonly string[];
  /** What objects without a namespace belong to, where that is not the folder of the file. */
  readonly home?: string;
  /** Set for a chart that certainly brings no network policy to other namespaces than its own. */
  readonly bringsNoPolicies?: true;
  /** Set for what may reach the namespaces of a deployment and makes none there itself. */
  readonly isVisitor?: true;
  /** What would make a chart readable. */
  readonly remedy?: string;
  /** The configuration of the provider that makes it, if it is written. */
  readonly provider?: ObjectValue;
}
