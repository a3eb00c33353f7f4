import type { Defaults } from './fields.js';

/** Defaults that the provider and the service share for a Standard cluster. */
export const standardDefaults = {
  mode: 'Standard',
  privateCluster: false,
  authorizedIpRanges: null,
  privateDnsZone: 'system',
  vnetIntegration: false,
  workloadIdentity: false,
  podIdentity: false,
  kmsEnabled: false,
  kmsKeyId: null,
  keyVaultAccess: 'Public',
  platformEncryption: false,
  defenderProfile: false,
  azurePolicyAddon: false,
  entraManaged: false,
  azureRbac: false,
  localAccountsDisabled: false,
  kubernetesRbac: true,
  adminGroups: null,
  networkPlugin: 'kubenet',
  networkPolicy: 'none',
  dataplane: 'azure',
  podLinkLocalAccess: 'IMDS',
  identityType: 'None',
  identityIds: null,
  kubeletIdentity: null,
} as const satisfies Partial<Defaults>;

/** What AKS Automatic presets (facts: "AKS Automatic: what Microsoft documents today"). */
export const automaticPresets = {
  ...standardDefaults,
  mode: 'Automatic',
  vnetIntegration: true,
  oidcIssuer: true,
  workloadIdentity: true,
  azurePolicyAddon: true,
  entraManaged: true,
  azureRbac: true,
  localAccountsDisabled: true,
  networkPlugin: 'azure',
  networkPolicy: 'cilium',
  dataplane: 'cilium',
} as const satisfies Partial<Defaults>;
