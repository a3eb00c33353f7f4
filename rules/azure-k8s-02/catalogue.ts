import type { CatalogueEntry } from '@akslint/engine';

type RequirementId = 'oidc-issuer' | 'workload-identity' | 'no-pod-identity';

export const catalogue: CatalogueEntry<RequirementId> = {
  id: 'azure-k8s-02',
  name: 'entra-workload-identity',
  title: 'Workload identity instead of secrets',
  severity: 'high',
  type: 'preventive',
  why:
    'With workload identity a pod exchanges its own short-lived service account token for an Entra token, ' +
    'so no client secret has to lie in the cluster. It needs the cluster\'s OIDC issuer. Its predecessor, ' +
    'pod-managed identity, is retired and intercepts metadata traffic on the nodes.',
  requirements: {
    'oidc-issuer': {
      title: 'The OIDC issuer is on',
      holds: 'the OIDC issuer is on',
      otherwise: 'the OIDC issuer is off',
      remedy: {
        azurerm: 'set oidc_issuer_enabled = true',
        arm: 'set oidcIssuerProfile.enabled to true',
        'azure-classic': 'set oidcIssuerEnabled: true',
        cli: 'az aks update --enable-oidc-issuer',
      },
    },
    'workload-identity': {
      title: 'Workload identity is on',
      holds: 'workload identity is on',
      otherwise: 'workload identity is off',
      remedy: {
        azurerm: 'set workload_identity_enabled = true',
        arm: 'set securityProfile.workloadIdentity.enabled to true',
        'azure-classic': 'set workloadIdentityEnabled: true',
        cli: 'az aks update --enable-workload-identity',
      },
    },
    'no-pod-identity': {
      title: 'Pod-managed identity is not used',
      holds: 'the retired pod-managed identity is off',
      otherwise: 'the retired pod-managed identity is on',
      severity: 'medium',
      remedy: {
        azurerm: 'remove the pod identity add-on and use workload identity',
        arm: 'remove podIdentityProfile and use workload identity',
        'azure-classic': 'remove the pod identity add-on and use workload identity',
        cli: 'az aks update --disable-pod-identity',
      },
    },
  },
  mappings: {
    cisKubernetes: null,
    cisAks: null,
    nist80053: 'IA-2; AC-6; IA-5',
    iso27001: 'A.5.15; A.5.18',
    iso27017: null,
    nist800190: '§4.4.2',
    nsaCisa: '§4',
  },
};
