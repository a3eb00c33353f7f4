import type { Value, WorkloadNamespace } from '@akslint/model';
import type { DeclaredManagedNamespace } from '../declared.js';
import { judgeManagedNamespace } from '../kubernetes/index.js';

/** A namespace that Azure manages, with the default policy that Azure puts into it. */
export function managedNamespace({ head, ingress, egress }: DeclaredManagedNamespace, existence: Value = head.existence): WorkloadNamespace {
  return { ...head, kind: 'Namespace', existence, ...judgeManagedNamespace(ingress, egress, head.declaredAt) };
}
