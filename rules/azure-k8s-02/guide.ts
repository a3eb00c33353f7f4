import type { GuideText } from '../guide-text.js';

export const guide: GuideText = {
  modes: {
    standard:
      'Both switches are off on a Standard cluster unless they are set, with one exception: new clusters on Kubernetes 1.34 and later have the OIDC issuer on. azurerm 5 turns the issuer on by itself, azurerm 4 leaves it to Azure. The issuer cannot be switched off again.',
    automatic:
      'Workload identity and the OIDC issuer are part of every Automatic cluster and cannot be taken out.',
  },
  detection: {
    signals: [
      'A write on the cluster in AzureActivity that turns workload identity off.',
      'Federated credentials removed from a managed identity that pods use.',
      'Secrets with client credentials created in the cluster soon after; that is how teams get around it.',
    ],
    query: `
AzureActivity
| where OperationNameValue =~ "Microsoft.ContainerService/managedClusters/write"
| extend request = parse_json(tostring(parse_json(Properties).requestbody))
| extend properties = request.properties
| where tobool(properties.securityProfile.workloadIdentity.enabled) == false
    or tobool(properties.podIdentityProfile.enabled)
| project TimeGenerated, Caller, CallerIpAddress, cluster = _ResourceId, securityProfile = properties.securityProfile, podIdentity = properties.podIdentityProfile
| sort by TimeGenerated desc
| union (
    AzureActivity
    | where OperationNameValue =~ "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/delete"
    | project TimeGenerated, Caller, CallerIpAddress, identity = _ResourceId)
`.trim(),
    thresholds: [
      'Workload identity turned off on a production cluster: page.',
      'More than two federated credentials removed within a day by the same caller.',
    ],
    response: [
      'Turn it on again from code; restart the workloads that lost their tokens.',
      'List the secrets that were written while it was off and who read them; whatever holds a client secret is to be rotated.',
      "Check that each federated credential still names this cluster's issuer and the right service account.",
    ],
  },
  equivalents: [
    { provider: 'Google Kubernetes Engine', feature: 'Workload Identity Federation for GKE' },
    { provider: 'Amazon EKS', feature: 'EKS Pod Identity, or IAM roles for service accounts' },
    { provider: 'Oracle OKE', feature: 'OKE Workload Identity' },
  ],
  references: [
    { title: 'Microsoft Entra Workload ID on AKS', url: 'https://learn.microsoft.com/azure/aks/workload-identity-overview' },
    { title: 'Deploy and configure workload identity', url: 'https://learn.microsoft.com/azure/aks/workload-identity-deploy-cluster' },
    { title: 'The OIDC issuer', url: 'https://learn.microsoft.com/azure/aks/use-oidc-issuer' },
    { title: 'Pod-managed identity (retired)', url: 'https://learn.microsoft.com/azure/aks/use-azure-ad-pod-identity' },
  ],
};
