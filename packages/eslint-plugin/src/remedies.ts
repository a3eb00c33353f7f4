/** What to write for a requirement, in the arguments of azure-native's `ManagedCluster` and the classic `KubernetesCluster`. */
export interface Remedy {
  /** Imperative, without a capital and a full stop. */
  readonly native: string;
  readonly classic: string;
  /** Set where one property with one plain value is what is missing. */
  readonly property?: { readonly native?: GoodProperty; readonly classic?: GoodProperty };
}

export interface GoodProperty {
  /** From the cluster's arguments on. */
  readonly path: readonly string[];
  readonly value: boolean | string;
  /** It may be written where nothing stands; else only a wrong literal is replaced, since more is needed beside it. */
  readonly canBeAdded: boolean;
}

const good = (path: string, value: boolean | string, canBeAdded = true): GoodProperty => ({ path: path.split('.'), value, canBeAdded });

function set(native: GoodProperty, classic: GoodProperty, more = ''): Remedy {
  const words = ({ path, value }: GoodProperty): string => `set ${path.join('.')} to ${JSON.stringify(value)}${more}`;
  return { native: words(native), classic: words(classic), property: { native, classic } };
}

const everywhere = (words: string): Remedy => ({ native: words, classic: words });

/**
 * By requirement. Property names: declarations of @pulumi/azure-native 3.28 (`ManagedClusterArgs`) and @pulumi/azure 6.40
 * (`KubernetesClusterArgs`).
 */
export const remedies: Readonly<Record<string, Remedy>> = {
  'private-cluster': set(good('apiServerAccessProfile.enablePrivateCluster', true), good('privateClusterEnabled', true), ' (it cannot be changed later: the cluster is replaced)'),
  'authorized-ip-ranges': {
    native: 'list only your own networks in apiServerAccessProfile.authorizedIPRanges, or make the cluster private',
    classic: 'list only your own networks in apiServerAccessProfile.authorizedIpRanges, or make the cluster private',
  },
  'public-fqdn': set(good('apiServerAccessProfile.enablePrivateClusterPublicFQDN', false), good('privateClusterPublicFqdnEnabled', false)),
  'private-dns-zone': set(good('apiServerAccessProfile.privateDNSZone', 'system'), good('privateDnsZoneId', 'System'), ' or the id of a zone of your own'),
  'oidc-issuer': set(good('oidcIssuerProfile.enabled', true), good('oidcIssuerEnabled', true)),
  'workload-identity': set(good('securityProfile.workloadIdentity.enabled', true), good('workloadIdentityEnabled', true)),
  'no-pod-identity': {
    native: 'set podIdentityProfile.enabled to false and use workload identity',
    classic: 'remove the pod identity add-on and use workload identity',
    property: { native: good('podIdentityProfile.enabled', false) },
  },
  'kms-key': {
    native: 'set securityProfile.azureKeyVaultKms to { enabled: true, keyId: … } with a key of your own vault',
    classic: 'set keyManagementService to { keyVaultKeyId: … } with a key of your own vault',
    property: { native: good('securityProfile.azureKeyVaultKms.enabled', true, false) },
  },
  'key-vault-access': set(good('securityProfile.azureKeyVaultKms.keyVaultNetworkAccess', 'Private'), good('keyManagementService.keyVaultNetworkAccess', 'Private')),
  defender: {
    native: 'set securityProfile.defender with securityMonitoring.enabled and a workspace, or add a security.Pricing "Containers" at Standard',
    classic: 'set microsoftDefender with a workspace, or add a securitycenter.SubscriptionPricing "Containers" at Standard',
    property: { native: good('securityProfile.defender.securityMonitoring.enabled', true, false) },
  },
  'azure-policy-addon': set(good('addonProfiles.azurepolicy.enabled', true), good('azurePolicyEnabled', true)),
  'pod-security-initiative': everywhere('assign the initiative for restricted pod security with the effect deny, or set deployment safeguards to Enforce and Restricted'),
  'entra-integration': {
    native: 'set aadProfile to { managed: true, enableAzureRBAC: true }',
    classic: 'set azureActiveDirectoryRoleBasedAccessControl',
    property: { native: good('aadProfile.managed', true) },
  },
  'azure-rbac': set(good('aadProfile.enableAzureRBAC', true), { ...good('azureActiveDirectoryRoleBasedAccessControl.azureRbacEnabled', true), canBeAdded: false }),
  'local-accounts': set(good('disableLocalAccounts', true), good('localAccountDisabled', true)),
  'kubernetes-rbac': set(good('enableRBAC', true), good('roleBasedAccessControlEnabled', true), ' (the cluster is replaced)'),
  'network-policy-engine': {
    native: 'set networkProfile.networkPolicy and networkDataplane to "cilium"',
    classic: 'set networkProfile.networkPolicy and networkDataPlane to "cilium"',
  },
  'default-deny': everywhere('add a NetworkPolicy with an empty podSelector, policyTypes Ingress and Egress and no rules to each namespace'),
  'control-plane-logs': {
    native: 'add an insights.DiagnosticSetting on the cluster with the six categories, or the group allLogs, enabled',
    classic: 'add a monitoring.DiagnosticSetting on the cluster with an enabledLogs entry for each of the six categories',
  },
  'log-analytics': {
    native: 'set workspaceId on the diagnostic setting',
    classic: 'set logAnalyticsWorkspaceId on the diagnostic setting',
  },
  'cluster-identity': {
    native: 'set identity to { type: "UserAssigned", userAssignedIdentities: [identity.id] }',
    classic: 'set identity to { type: "UserAssigned", identityIds: [identity.id] }',
  },
  'kubelet-identity': {
    native: 'set identityProfile.kubeletidentity to a second user-assigned identity',
    classic: 'set kubeletIdentity to a second user-assigned identity',
  },
  'imds-egress': everywhere('isolate the egress of all pods in each namespace and allow 169.254.169.254 in no policy'),
};
