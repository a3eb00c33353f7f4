import type { GuideText } from '../guide-text.js';

export const guide: GuideText = {
  modes: {
    standard:
      'No engine enforces network policies unless one is chosen. Cilium is what Microsoft recommends; Azure Network Policy Manager retires on Windows on 30 September 2026 and on Linux on 30 September 2028. The policies themselves are always yours to write.',
    automatic:
      'Azure CNI Overlay with the Cilium data plane is preconfigured, so the engine is there. The NetworkPolicy objects are yours to write.',
  },
  detection: {
    signals: [
      'NetworkPolicy objects deleted or changed in the audit log, first of all the ones that deny by default.',
      'New namespaces that stay without one.',
      'A write on the cluster that sets networkPolicy to none.',
    ],
    query: `
AKSAuditAdmin
| where tostring(ObjectRef.resource) in ("networkpolicies", "ciliumnetworkpolicies", "ciliumclusterwidenetworkpolicies")
| where Verb in ("delete", "deletecollection", "patch", "update")
| where toint(ResponseStatus.code) between (200 .. 299)
| project TimeGenerated, who = tostring(User.username), from = tostring(SourceIps[0]), Verb,
    namespace = tostring(ObjectRef.namespace), policy = tostring(ObjectRef.name), cluster = _ResourceId
| sort by TimeGenerated desc
`.trim(),
    thresholds: [
      'A policy that denies by default deleted in a production namespace: page.',
      'A workload namespace older than an hour without such a policy: a ticket to its owner.',
    ],
    response: [
      'Apply the policy again from the repository that owns it, and see who deleted it and by what path.',
      "Look for connections from that namespace to others while it was open; flow logs show the nodes, the engine's own metrics the pods.",
      'Let an admission policy refuse the deletion, or make the namespace a managed one.',
    ],
  },
  equivalents: [
    { provider: 'Google Kubernetes Engine', feature: 'network policy enforcement with Dataplane V2' },
    { provider: 'Amazon EKS', feature: 'network policies of the VPC CNI' },
    { provider: 'Oracle OKE', feature: "Calico or the native pod networking's policies" },
  ],
  references: [
    { title: 'Network policies in AKS', url: 'https://learn.microsoft.com/azure/aks/use-network-policies' },
    { title: 'Azure CNI powered by Cilium', url: 'https://learn.microsoft.com/azure/aks/azure-cni-powered-by-cilium' },
    { title: 'Managed namespaces', url: 'https://learn.microsoft.com/azure/aks/managed-namespaces' },
    { title: 'Network policies in Kubernetes', url: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/' },
  ],
};
