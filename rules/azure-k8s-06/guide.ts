import type { GuideText } from '../guide-text.js';

export const guide: GuideText = {
  modes: {
    standard:
      'A Standard cluster has local accounts, and neither Entra integration nor Azure RBAC unless they are set. Disabling local accounts on a cluster without Entra integration locks everyone out.',
    automatic:
      'Azure RBAC with Entra sign-in is preconfigured. Microsoft contrasts it with the local accounts of Standard clusters; writing disableLocalAccounts false on Automatic contradicts the preset.',
  },
  detection: {
    signals: [
      'A write on the cluster that sets disableLocalAccounts to false or turns Azure RBAC off.',
      "Calls to listClusterAdminCredential, which hands out the local administrator's certificate.",
      'Requests in the audit log by the user masterclient, whom that certificate names.',
    ],
    query: `
AzureActivity
| where OperationNameValue =~ "Microsoft.ContainerService/managedClusters/listClusterAdminCredential/action"
| project TimeGenerated, Caller, CallerIpAddress, what = "administrator credential handed out", cluster = _ResourceId
| union (
    AzureActivity
    | where OperationNameValue =~ "Microsoft.ContainerService/managedClusters/write"
    | extend properties = parse_json(tostring(parse_json(Properties).requestbody)).properties
    | where tobool(properties.disableLocalAccounts) == false or tobool(properties.aadProfile.enableAzureRBAC) == false
    | project TimeGenerated, Caller, CallerIpAddress, what = "access weakened", cluster = _ResourceId)
| union (
    AKSAuditAdmin
    | where tostring(User.username) == "masterclient"
    | summarize TimeGenerated = min(TimeGenerated) by Caller = "masterclient", CallerIpAddress = tostring(SourceIps[0]), what = strcat("local account: ", Verb), cluster = _ResourceId)
| sort by TimeGenerated desc
`.trim(),
    thresholds: [
      'Local accounts enabled again on a production cluster: page.',
      'An administrator credential handed out outside of an agreed emergency: page, and treat it as stolen.',
    ],
    response: [
      "Disable local accounts again and rotate the cluster's certificates (az aks rotate-certs); only that ends certificates already handed out.",
      'Follow masterclient through the audit log: what it read, created and changed is what you must distrust.',
      'See that somebody can still sign in: an administrator group, or a role assignment on the cluster.',
    ],
  },
  equivalents: [
    { provider: 'Google Kubernetes Engine', feature: 'Google Groups for RBAC, with client certificates off' },
    { provider: 'Amazon EKS', feature: 'access entries with IAM principals' },
    { provider: 'Oracle OKE', feature: 'IAM policies on the cluster with Kubernetes RBAC' },
  ],
  references: [
    { title: 'Manage local accounts', url: 'https://learn.microsoft.com/azure/aks/local-accounts' },
    { title: 'Azure RBAC for Kubernetes authorization', url: 'https://learn.microsoft.com/azure/aks/entra-id-authorization' },
    { title: 'Access and identity in AKS', url: 'https://learn.microsoft.com/azure/aks/concepts-identity' },
  ],
};
