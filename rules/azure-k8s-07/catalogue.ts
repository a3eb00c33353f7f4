import type { CatalogueEntry } from '@akslint/engine';

type RequirementId = 'network-policy-engine' | 'default-deny';

export const catalogue: CatalogueEntry<RequirementId> = {
  id: 'azure-k8s-07',
  name: 'default-deny-network',
  title: 'Network policies that deny by default',
  severity: 'high',
  type: 'preventive',
  why:
    'Without network policies every pod reaches every other pod and the internet, so one compromised ' +
    'workload can look around freely. A policy engine enforces what NetworkPolicy objects say; without one ' +
    'they are accepted and ignored. A default-deny policy in each namespace turns the question around: ' +
    'only traffic that someone allowed flows.',
  requirements: {
    'network-policy-engine': {
      title: 'Something enforces network policies',
      holds: 'network policies are enforced',
      otherwise: 'network policies are not enforced',
      remedy: {
        azurerm: 'set network_profile.network_policy = "cilium" and network_data_plane = "cilium"',
        arm: "set networkProfile.networkPolicy and networkDataplane to 'cilium'",
        'azure-classic': "set networkProfile.networkPolicy and networkDataPlane to 'cilium'",
        cli: 'az aks update --network-dataplane cilium --network-policy cilium',
      },
    },
    'default-deny': {
      title: 'Each namespace denies by default',
      holds: 'every workload namespace denies traffic by default',
      otherwise: 'a workload namespace does not deny traffic by default',
      companion: true,
      remedy: {
        arm: 'add a NetworkPolicy with an empty pod selector, policy types Ingress and Egress, and no rules to each namespace, or make it a managed namespace with DenyAll both ways',
        kubernetes: 'add a NetworkPolicy to the namespace with podSelector: {}, policyTypes: [Ingress, Egress] and no rules',
      },
    },
  },
  mappings: {
    cisKubernetes: '§5.3',
    cisAks: null,
    nist80053: 'SC-7; SC-5; AC-4',
    iso27001: 'A.8.20; A.8.22',
    iso27017: 'CLD.9.5.1',
    nist800190: '§4.4.1',
    nsaCisa: '§2',
  },
};
