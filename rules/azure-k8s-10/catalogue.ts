import type { CatalogueEntry } from '@akslint/engine';

type RequirementId = 'imds-egress';

export const catalogue: CatalogueEntry<RequirementId> = {
  id: 'azure-k8s-10',
  name: 'imds-egress-block',
  title: 'Pods kept from the metadata service',
  severity: 'medium',
  type: 'preventive',
  why:
    'The instance metadata service at 169.254.169.254 hands the node\'s identity tokens to whoever asks ' +
    'from the node, its pods included. Pods with workload identity do not need it, so blocking it takes ' +
    'the node\'s rights away from a compromised workload. A rule in a network security group on that ' +
    'address has no effect, since platform addresses pass by it.',
  requirements: {
    'imds-egress': {
      title: 'Pods cannot reach the metadata service',
      holds: 'pods are kept from the metadata service',
      otherwise: 'pods can reach the metadata service',
      companion: true,
      remedy: {
        arm: 'isolate the egress of all pods in each namespace and allow 169.254.169.254 in no policy, or make it a managed namespace whose egress is DenyAll',
        kubernetes: 'add a NetworkPolicy with podSelector: {} and policyTypes: [Egress]; in every ipBlock that contains 169.254.169.254 except it',
      },
    },
  },
  mappings: {
    cisKubernetes: '§5.3',
    cisAks: null,
    nist80053: 'SC-7; SC-5',
    iso27001: 'A.8.20; A.8.22',
    iso27017: 'CLD.9.5.1',
    nist800190: '§4.4.1',
    nsaCisa: '§2',
  },
};
