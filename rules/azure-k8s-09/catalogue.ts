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
      remedy: {
        azurerm: 'set identity { type = "UserAssigned", identity_ids = [azurerm_user_assigned_identity.cluster.id] }',
        azapi: 'set identity { type = "UserAssigned", identity_ids = […] } beside the body, not in it',
        arm: "set identity.type to 'UserAssigned' and the id as a key of identity.userAssignedIdentities",
        'azure-native': "set identity.type to 'UserAssigned' and the id in the list identity.userAssignedIdentities",
        'azure-classic': "set identity: { type: 'UserAssigned', identityIds: [identity.id] }",
        cli: 'create the cluster with --assign-identity',
      },
    },
    'kubelet-identity': {
      title: 'The kubelet has an identity of its own',
      holds: 'the kubelet uses a user-assigned identity of its own',
      otherwise: 'the kubelet has no user-assigned identity of its own',
      severity: 'medium',
      remedy: {
        azurerm: 'add kubelet_identity { … } with a second azurerm_user_assigned_identity',
        arm: 'set identityProfile.kubeletidentity to a second user-assigned identity',
        'azure-classic': 'add kubeletIdentity: { … } with a second UserAssignedIdentity',
        cli: 'create the cluster with --assign-kubelet-identity',
      },
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
