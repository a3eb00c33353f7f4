import type { CatalogueEntry } from '@akslint/engine';

type RequirementId = 'cluster-identity' | 'kubelet-identity';

export const catalogue: CatalogueEntry<RequirementId> = {
  id: 'azure-k8s-09',
  name: 'user-assigned-identities',
  title: 'User-assigned identities',
  severity: 'high',
  type: 'preventive',
  why:
    'A service principal has a secret that must be kept and renewed. A system-assigned identity is gone ' +
    'with its cluster, and its successor needs every role again. A user-assigned identity is a resource of ' +
    'its own, so its roles can be granted before the cluster exists and reviewed after. A second one for ' +
    'the kubelet keeps the nodes\' rights apart from the control plane\'s.',
  requirements: {
    'cluster-identity': {
      title: 'The cluster has a user-assigned identity',
      holds: 'the cluster uses a user-assigned identity',
      otherwise: 'the cluster does not use a user-assigned identity',
      remedy: { terraform: 'set identity { type = "UserAssigned", identity_ids = [azurerm_user_assigned_identity.cluster.id] }' },
    },
    'kubelet-identity': {
      title: 'The kubelet has an identity of its own',
      holds: 'the kubelet uses a user-assigned identity of its own',
      otherwise: 'the kubelet has no user-assigned identity of its own',
      severity: 'medium',
      remedy: { terraform: 'add kubelet_identity { … } with a second azurerm_user_assigned_identity' },
    },
  },
  mappings: {
    cisKubernetes: null,
    cisAks: null,
    nist80053: 'IA-5; AC-3',
    iso27001: 'A.5.16; A.5.17',
    iso27017: null,
    nist800190: '§4.4.2',
    nsaCisa: '§4',
  },
};
