import type { GuideText } from '../guide-text.js';

export const guide: GuideText = {
  modes: {
    standard:
      'No control-plane log is kept until a diagnostic setting on the cluster collects it. The destination type Dedicated fills the tables AKSAudit, AKSAuditAdmin and AKSControlPlane; without it everything lands in AzureDiagnostics.',
    automatic:
      'The same: Container insights and managed Prometheus come with clusters made by the portal or the CLI, but control-plane logs are not among the presets. With node auto-provisioning, karpenter-events is worth collecting beside the six.',
  },
  detection: {
    signals: [
      'A diagnostic setting on a cluster deleted, or written with fewer categories or without a workspace.',
      'The stream of audit records of a cluster that runs dry.',
    ],
    query: `
let quiet = 30m;
AzureActivity
| where OperationNameValue in~ ("Microsoft.Insights/diagnosticSettings/delete", "Microsoft.Insights/diagnosticSettings/write")
| where _ResourceId has "/managedclusters/"
| project TimeGenerated, cluster = tostring(split(_ResourceId, "/providers/microsoft.insights")[0]), what = OperationNameValue, Caller
| union (
    AKSAuditAdmin
    | where TimeGenerated > ago(1d)
    | summarize TimeGenerated = max(TimeGenerated) by cluster = _ResourceId
    | where TimeGenerated < ago(quiet)
    | extend what = "no audit records", Caller = "")
| sort by TimeGenerated desc
`.trim(),
    thresholds: [
      'A setting deleted on a production cluster: page.',
      'No audit record of a running cluster for 30 minutes: page, since every other detection stands on them.',
    ],
    response: [
      'Put the setting back from code and wait for the first records.',
      "What was not collected is lost, unless a second sink (storage, event hub) has it; say so in the incident's record.",
      'Look hard at that window by other means: activity log, Defender alerts, image pulls, changed objects.',
    ],
  },
  equivalents: [
    { provider: 'Google Kubernetes Engine', feature: 'Cloud Audit Logs with data access logs on' },
    { provider: 'Amazon EKS', feature: 'control plane logging to CloudWatch' },
    { provider: 'Oracle OKE', feature: 'OCI Audit for the Kubernetes API' },
  ],
  references: [
    { title: 'Monitor AKS', url: 'https://learn.microsoft.com/azure/aks/monitor-aks' },
    { title: 'Log categories of managed clusters', url: 'https://learn.microsoft.com/azure/azure-monitor/reference/supported-logs/microsoft-containerservice-managedclusters-logs' },
    { title: 'Diagnostic settings', url: 'https://learn.microsoft.com/azure/azure-monitor/platform/diagnostic-settings' },
  ],
};
