import type { GuideText } from '../guide-text.js';

export const guide: GuideText = {
  modes: {
    standard:
      'The command line makes a system-assigned identity unless told otherwise, and AKS makes an identity for the kubelet in the node resource group by itself. A service principal is the legacy form; its secret expires and takes the cluster with it.',
    automatic:
      "A system-assigned identity is the default, and a user-assigned one is needed only with a network of your own. So this one is yours to choose; the kubelet's identity is managed by AKS and does not count here.",
  },
  detection: {
    signals: [
      'A write on the cluster that changes identity.type or brings a service principal.',
      'A password or certificate added to an application that a cluster uses.',
      "Role assignments to the cluster's or the kubelet's identity outside of the cluster's own resource groups.",
    ],
    query: `
AzureActivity
| where OperationNameValue =~ "Microsoft.ContainerService/managedClusters/write"
| extend request = parse_json(tostring(parse_json(Properties).requestbody))
| extend type = tostring(request.identity.type), principal = tostring(request.properties.servicePrincipalProfile.clientId)
| where (isnotempty(type) and type !~ "UserAssigned") or (isnotempty(principal) and principal !~ "msi")
| project TimeGenerated, Caller, CallerIpAddress, cluster = _ResourceId, type, principal
| sort by TimeGenerated desc
`.trim(),
    thresholds: [
      'A production cluster goes back to a service principal: page.',
      "A role beyond the cluster's own scope granted to one of its identities: look the same day.",
    ],
    response: [
      'Bring the identity back from code; nodes take it over when their pools are upgraded.',
      "Rotate the service principal's secret and remove the application once nothing uses it.",
      'Review the roles of both identities; what is not needed to run the cluster goes.',
    ],
  },
  equivalents: [
    { provider: 'Google Kubernetes Engine', feature: 'a least-privilege service account for the nodes' },
    { provider: 'Amazon EKS', feature: 'separate IAM roles for the cluster and its nodes' },
    { provider: 'Oracle OKE', feature: 'dynamic groups and policies for the cluster and its nodes' },
  ],
  references: [
    { title: 'Managed identities in AKS', url: 'https://learn.microsoft.com/azure/aks/managed-identity-overview' },
    { title: 'User-assigned identity for the control plane', url: 'https://learn.microsoft.com/azure/aks/user-assigned-managed-identity' },
    { title: 'An own kubelet identity', url: 'https://learn.microsoft.com/azure/aks/pre-created-kubelet-managed-identity' },
  ],
};
