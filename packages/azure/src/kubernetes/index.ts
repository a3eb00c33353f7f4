export { judgeManagedNamespace, type ManagedNamespaceFindings } from './managed-namespace.js';
export type { NamespaceFinding } from './namespace-finding.js';
export { describeNamespaces, type NamespaceOptions, type WorkloadNamespaceFacts } from './namespaces.js';
export type { KubernetesObject } from './objects.js';
export { asOneDeployment } from './several-deployments.js';
export { kubernetesObject } from './kubernetes-object.js';
export { serviceAccountAdvice, type NamedAccount } from './service-accounts.js';
