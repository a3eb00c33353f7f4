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
  /** The configuration of the provider that makes it, if it is written. */
  readonly provider?: ObjectValue;
}
