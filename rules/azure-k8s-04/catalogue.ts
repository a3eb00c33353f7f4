import type { CatalogueEntry } from '@akslint/engine';

type RequirementId = 'defender';

export const catalogue: CatalogueEntry<RequirementId> = {
  id: 'azure-k8s-04',
  name: 'defender-for-containers',
  title: 'Defender for Containers',
  severity: 'high',
  type: 'detective',
  why:
    'What happens inside running containers does not show in the audit log. The sensor of Defender for ' +
    'Containers watches the nodes for crypto miners, reverse shells, escapes and known malware and raises ' +
    'alerts in Defender for Cloud. It comes with the profile on the cluster or with the plan Containers on ' +
    'the subscription; AKS Automatic brings neither.',
  requirements: {
    defender: {
      title: 'Defender watches the cluster',
      holds: 'Defender for Containers watches the cluster',
      otherwise: 'Defender for Containers does not watch the cluster',
      companion: true,
      remedy: {
        azurerm: 'add microsoft_defender { log_analytics_workspace_id = … }, or a subscription pricing for Containers at Standard',
        'azurerm-automatic': 'add an azurerm_security_center_subscription_pricing for Containers at Standard; this type has no profile of its own',
        arm: 'set securityProfile.defender.securityMonitoring.enabled to true with a logAnalyticsWorkspaceResourceId, or the pricing Containers to Standard',
        'azure-classic': 'add microsoftDefender: { logAnalyticsWorkspaceId: … }, or a SubscriptionPricing for Containers at Standard',
        'azure-classic-automatic': 'add a SubscriptionPricing for Containers at Standard; this type has no profile of its own',
        cli: 'az aks update --enable-defender, or az security pricing create --name Containers --tier Standard',
      },
    },
  },
  mappings: {
    cisKubernetes: null,
    cisAks: null,
    nist80053: 'SI-3; SI-4; AU-12',
    iso27001: 'A.8.7; A.8.16',
    iso27017: 'CLD.12.4.5',
    nist800190: '§4.4.4',
    nsaCisa: '§6',
  },
};
