import type { GuideText } from '../guide-text.js';

export const guide: GuideText = {
  modes: {
    standard:
      'Pods reach the metadata service unless policies stop them. AKS can restrict it for the whole cluster (networkProfile.podLinkLocalAccess None, in preview), but not together with Azure Policy, Container insights and other add-ons. Pods on the host network are beyond the reach of either.',
    automatic:
      'Nothing is preset. The engine that enforces policies is there; the cluster-wide restriction is not usable, since Automatic always has the Azure Policy add-on.',
  },
  detection: {
    signals: [
      'Network policies that isolate egress deleted or opened in a workload namespace.',
      "Pods on the host network created outside of the platform's namespaces.",
      "The kubelet's identity used from somewhere, or for something, that the nodes never do.",
    ],
    query: `
let platform = dynamic(["kube-system", "gatekeeper-system", "azure-arc", "azure-extensions-usage-system"]);
AKSAuditAdmin
| where tostring(ObjectRef.namespace) !in (platform) and toint(ResponseStatus.code) between (200 .. 299)
| extend resource = tostring(ObjectRef.resource)
| extend what = case(
    resource == "networkpolicies" and Verb in ("delete", "patch", "update"), "network policy changed",
    resource == "pods" and Verb == "create" and tobool(RequestObject.spec.hostNetwork), "pod on the host network",
    "")
| where what != ""
| project TimeGenerated, what, who = tostring(User.username), namespace = tostring(ObjectRef.namespace), object = tostring(ObjectRef.name), cluster = _ResourceId
| sort by TimeGenerated desc
`.trim(),
    thresholds: [
      'The policy that isolates egress deleted in a production namespace: page.',
      "The kubelet's identity signing in from an address outside of the cluster: page, its token has left the node.",
    ],
    response: [
      'Isolate the pod (a policy that denies everything to its label) before you delete it, and keep its description and logs.',
      "Assume that the node's token was taken: see in the sign-in and activity logs what the kubelet's identity did, and narrow its roles to pulling images.",
      "Put the policy back from code; move the workload to workload identity if it used the node's.",
    ],
  },
  equivalents: [
    { provider: 'Google Kubernetes Engine', feature: 'GKE metadata server with Workload Identity Federation' },
    { provider: 'Amazon EKS', feature: 'IMDSv2 with a hop limit of 1' },
    { provider: 'Oracle OKE', feature: 'instance metadata service v2 only, network policies' },
  ],
  references: [
    { title: 'Restrict access to the metadata service', url: 'https://learn.microsoft.com/azure/aks/imds-restriction' },
    { title: 'Network policies in AKS', url: 'https://learn.microsoft.com/azure/aks/use-network-policies' },
    { title: 'Managed identities in AKS', url: 'https://learn.microsoft.com/azure/aks/managed-identity-overview' },
    { title: 'Network policies in Kubernetes', url: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/' },
  ],
};
