import type { CatalogueEntry } from '@akslint/engine';

type RequirementId = 'azure-policy-addon' | 'pod-security-initiative';

export const catalogue: CatalogueEntry<RequirementId> = {
  id: 'azure-k8s-05',
  name: 'restricted-pod-security',
  title: 'Restricted pod security by Azure Policy',
  severity: 'high',
  type: 'preventive',
  why:
    'A pod that may run privileged, mount the host or share its namespaces owns the node. The Azure Policy ' +
    'add-on checks pods on admission, but only for what is assigned, and the built-in initiatives merely ' +
    'audit unless their effect is set to deny. The restricted standard is the strictest of the Pod ' +
    'Security Standards; AKS Automatic enforces the baseline by itself and no more.',
  requirements: {
    'azure-policy-addon': {
      title: 'The Azure Policy add-on is on',
      holds: 'the Azure Policy add-on is on',
      otherwise: 'the Azure Policy add-on is off',
      remedy: {
        azurerm: 'set azure_policy_enabled = true',
        arm: 'set addonProfiles.azurepolicy.enabled to true',
        'azure-classic': 'set azurePolicyEnabled: true',
        cli: 'az aks enable-addons --addons azure-policy',
      },
    },
    'pod-security-initiative': {
      title: 'Restricted pod security is enforced',
      holds: 'restricted pod security is enforced',
      otherwise: 'restricted pod security is not enforced',
      companion: true,
      remedy: {
        azurerm: 'assign the initiative for restricted pod security with effect = deny, or set deployment safeguards to Enforce and Restricted',
        arm: "assign the initiative for restricted pod security with the parameter effect 'deny', or deployment safeguards with level 'Enforce' and podSecurityStandardsLevel 'Restricted'",
        'azure-classic': "assign the initiative for restricted pod security with the parameter effect 'deny', or a ClusterDeploymentSafeguard with Enforce and Restricted",
        cli: 'az policy assignment create with the restricted initiative and effect deny',
      },
    },
  },
  mappings: {
    cisKubernetes: '§5.2',
    cisAks: null,
    nist80053: 'CM-6; AC-6; SI-3',
    iso27001: 'A.8.9; A.8.28',
    iso27017: 'CLD.6.3.1',
    nist800190: '§4.2',
    nsaCisa: '§3',
  },
};
