import type { GuideText } from '../guide-text.js';

export const guide: GuideText = {
  modes: {
    standard:
      'The add-on is off unless it is set, and by itself it enforces nothing: the initiative must be assigned, with effect deny, since it audits by default. Deployment safeguards at level Enforce with the restricted standard do the same.',
    automatic:
      'The add-on is always on, and deployment safeguards enforce the baseline standard and cannot be turned off; namespaces can be left out. The restricted standard is not among the presets and still needs an assignment.',
  },
  detection: {
    signals: [
      'A write on the cluster that disables the add-on.',
      'The assignment deleted, its effect set back to audit, or its enforcement mode to DoNotEnforce.',
      'Namespaces added to the excluded ones.',
    ],
    query: `
AzureActivity
| where OperationNameValue in~ (
    "Microsoft.Authorization/policyAssignments/delete",
    "Microsoft.Authorization/policyAssignments/write",
    "Microsoft.ContainerService/managedClusters/write")
| extend request = parse_json(tostring(parse_json(Properties).requestbody))
| extend effect = tostring(request.properties.parameters.effect.value), mode = tostring(request.properties.enforcementMode)
| where OperationNameValue endswith "delete"
    or (tostring(request.properties.policyDefinitionId) has "42b8ef37-b724-4e24-bbc8-7a7708edfe00" and (effect !~ "deny" or mode =~ "DoNotEnforce"))
    or tobool(request.properties.addonProfiles.azurepolicy.enabled) == false
| project TimeGenerated, Caller, CallerIpAddress, OperationNameValue, resource = _ResourceId, effect, mode
| sort by TimeGenerated desc
`.trim(),
    thresholds: [
      'The add-on disabled or the assignment removed on a production cluster: page.',
      'An exclusion that nobody asked for: look the same day.',
    ],
    response: [
      'Put the add-on and the assignment back from code.',
      'List the pods that were created meanwhile and would have been refused: privileged, host namespaces, host paths, root. Each is to be explained or removed.',
      "See who may write policy assignments on the cluster's scope; a cluster's operators usually need not.",
    ],
  },
  equivalents: [
    { provider: 'Google Kubernetes Engine', feature: 'Policy Controller, or Pod Security admission by namespace label' },
    { provider: 'Amazon EKS', feature: 'Pod Security admission by namespace label, or Kyverno/Gatekeeper' },
    { provider: 'Oracle OKE', feature: 'Pod Security admission by namespace label' },
  ],
  references: [
    { title: 'Azure Policy for AKS', url: 'https://learn.microsoft.com/azure/aks/use-azure-policy' },
    { title: 'Deployment safeguards', url: 'https://learn.microsoft.com/azure/aks/deployment-safeguards' },
    { title: 'Pod Security Standards', url: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/' },
  ],
};
