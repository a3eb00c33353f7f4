import type { CatalogueEntry } from '@akslint/engine';

type RequirementId = 'control-plane-logs' | 'log-analytics';

export const catalogue: CatalogueEntry<RequirementId> = {
  id: 'azure-k8s-08',
  name: 'control-plane-logging',
  title: 'Control-plane logs in Log Analytics',
  severity: 'high',
  type: 'detective',
  why:
    'The control plane is not yours to look into: its logs exist only if a diagnostic setting collects ' +
    'them, and Azure creates none by itself. The audit categories tell who asked the API server for what, ' +
    'which is what an investigation starts from; the others explain what the cluster then did. In a Log ' +
    'Analytics workspace they can be queried and alerted on.',
  requirements: {
    'control-plane-logs': {
      title: 'All six control-plane categories are collected',
      holds: 'all six control-plane log categories are collected',
      otherwise: 'not all six control-plane log categories are collected',
      companion: true,
      remedy: {
        azurerm: 'add an azurerm_monitor_diagnostic_setting on the cluster with an enabled_log for each of the six categories',
        arm: 'add a diagnosticSettings resource on the cluster with a log, enabled, for each of the six categories',
        'azure-native': 'add a monitor.DiagnosticSetting on the cluster with a log, enabled, for each of the six categories',
        'azure-classic': 'add a monitoring.DiagnosticSetting on the cluster with an enabledLog for each of the six categories',
        cli: 'az monitor diagnostic-settings create on the cluster with the six categories',
      },
    },
    'log-analytics': {
      title: 'The logs reach Log Analytics',
      holds: 'the control-plane logs reach a Log Analytics workspace',
      otherwise: 'control-plane logs do not reach a Log Analytics workspace',
      companion: true,
      remedy: {
        azurerm: 'set log_analytics_workspace_id on the diagnostic setting',
        arm: 'set workspaceId on the diagnostic setting',
        'azure-classic': 'set logAnalyticsWorkspaceId on the diagnostic setting',
        cli: 'az monitor diagnostic-settings create with --workspace',
      },
    },
  },
  mappings: {
    cisKubernetes: '§1.2.22',
    cisAks: null,
    nist80053: 'AU-2; AU-12; SI-4',
    iso27001: 'A.8.15; A.8.16',
    iso27017: 'CLD.12.4.5',
    nist800190: '§4.4.3',
    nsaCisa: '§6',
  },
};
