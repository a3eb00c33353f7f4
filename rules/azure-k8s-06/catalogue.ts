import type { CatalogueEntry } from '@akslint/engine';

type RequirementId = 'entra-integration' | 'azure-rbac' | 'local-accounts' | 'kubernetes-rbac';

export const catalogue: CatalogueEntry<RequirementId> = {
  id: 'azure-k8s-06',
  name: 'entra-rbac',
  title: 'Entra sign-in, Azure RBAC, no local accounts',
  severity: 'high',
  type: 'preventive',
  why:
    'A local administrator\'s certificate works without Entra: no conditional access, no second factor, no ' +
    'sign-in log, and it stays valid until certificates are rotated. With Entra integration and Azure ' +
    'RBAC, people sign in as themselves and access is granted and reviewed where all other access is; ' +
    'disabling local accounts closes the way around.',
  requirements: {
    'entra-integration': {
      title: 'Entra integration is managed',
      holds: 'managed Entra integration is on',
      otherwise: 'managed Entra integration is off',
      remedy: {
        azurerm: 'add azure_active_directory_role_based_access_control { … }',
        arm: 'set aadProfile.managed to true',
        'azure-classic': 'add azureActiveDirectoryRoleBasedAccessControl: { … }',
        cli: 'az aks update --enable-aad',
      },
    },
    'azure-rbac': {
      title: 'Azure RBAC authorises',
      holds: 'Azure RBAC authorises access to Kubernetes',
      otherwise: 'Azure RBAC does not authorise access to Kubernetes',
      remedy: {
        azurerm: 'set azure_active_directory_role_based_access_control.azure_rbac_enabled = true',
        arm: 'set aadProfile.enableAzureRBAC to true',
        'azure-classic': 'set azureActiveDirectoryRoleBasedAccessControl.azureRbacEnabled: true',
        cli: 'az aks update --enable-azure-rbac',
      },
    },
    'local-accounts': {
      title: 'Local accounts are disabled',
      holds: 'local accounts are disabled',
      otherwise: 'local accounts are enabled',
      remedy: {
        azurerm: 'set local_account_disabled = true',
        arm: 'set disableLocalAccounts to true',
        'azure-classic': 'set localAccountDisabled: true',
        cli: 'az aks update --disable-local-accounts',
      },
    },
    'kubernetes-rbac': {
      title: 'Kubernetes RBAC is on',
      holds: 'Kubernetes RBAC is on',
      otherwise: 'Kubernetes RBAC is off',
      remedy: {
        azurerm: 'remove role_based_access_control_enabled = false (the cluster is replaced)',
        arm: 'set enableRBAC to true (the cluster must be made anew)',
        'azure-classic': 'remove roleBasedAccessControlEnabled: false (the cluster is replaced)',
        cli: 'create the cluster without --disable-rbac',
      },
    },
  },
  mappings: {
    cisKubernetes: '§5.1',
    cisAks: null,
    nist80053: 'AC-2; AC-3; AC-6; IA-2',
    iso27001: 'A.5.15; A.5.16; A.5.18',
    iso27017: null,
    nist800190: '§4.4.2',
    nsaCisa: '§4',
  },
};
