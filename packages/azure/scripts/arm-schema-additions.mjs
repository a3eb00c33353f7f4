/** What `@azure/arm-containerservice` does not say: types of other providers, preview properties, names of map keys. */

const managedClusters = 'Microsoft.ContainerService/managedClusters';

/** The resource types that are checked; without an API version, the newest of the SDK. */
export const resourceTypes = [
  { type: managedClusters, of: 'managedCluster' },
  { type: `${managedClusters}/agentPools`, of: 'agentPool' },
  { type: `${managedClusters}/managedNamespaces`, of: 'managedNamespace' },
  { type: 'Microsoft.ContainerService/deploymentSafeguards', of: 'deploymentSafeguards', apiVersion: '2025-07-01' },
  { type: 'Microsoft.Insights/diagnosticSettings', of: 'diagnosticSettings', apiVersion: '2021-05-01-preview' },
  { type: `${managedClusters}/providers/diagnosticSettings`, of: 'diagnosticSettings', apiVersion: '2021-05-01-preview' },
];

/** Beside `properties` templates and other tools have names of their own. */
const templateNames = named('*');

const logOrMetric = ['category', 'enabled', { name: 'retentionPolicy', shape: 'object', of: 'retentionPolicy' }];

/** Types by hand; `*` stands for names that are not listed. */
export const handWrittenTypes = {
  // specification/containerservice/resource-manager/Microsoft.ContainerService/deploymentsafeguards of Azure/azure-rest-api-specs
  deploymentSafeguards: named('id', 'name', 'type', 'eTag', 'systemData', { name: 'properties', shape: 'object', of: 'deploymentSafeguardsProperties' }).concat(templateNames),
  deploymentSafeguardsProperties: named(
    'provisioningState',
    { name: 'level', words: ['Warn', 'Enforce'] },
    'excludedNamespaces',
    'systemExcludedNamespaces',
    { name: 'podSecurityStandardsLevel', words: ['Privileged', 'Baseline', 'Restricted'] },
  ),

  // specification/monitor/resource-manager/Microsoft.Insights/preview/2021-05-01-preview/diagnosticsSettings_API.json of Azure/azure-rest-api-specs
  diagnosticSettings: named('id', 'name', 'type', 'location', 'systemData', { name: 'properties', shape: 'object', of: 'diagnosticSettingsProperties' }).concat(templateNames),
  diagnosticSettingsProperties: named(
    'storageAccountId',
    'serviceBusRuleId',
    'eventHubAuthorizationRuleId',
    'eventHubName',
    { name: 'metrics', shape: 'array', of: 'metricSettings' },
    { name: 'logs', shape: 'array', of: 'logSettings' },
    'workspaceId',
    'marketplacePartnerId',
    { name: 'logAnalyticsDestinationType', words: ['Dedicated', 'AzureDiagnostics'] },
  ),
  metricSettings: named('timeGrain', ...logOrMetric),
  logSettings: named('categoryGroup', ...logOrMetric),
  retentionPolicy: named('enabled', 'days'),

  // Add-ons and identities are maps whose keys AKS documents, not their type (the Azure CLI's ADDONS table).
  addonProfiles: [
    'aciConnectorLinux',
    'azureKeyvaultSecretsProvider',
    'azurepolicy',
    'extensionManager',
    'gitops',
    'httpApplicationRouting',
    'ingressApplicationGateway',
    'kubeDashboard',
    'omsagent',
    'openServiceMesh',
    'ACCSGXDevicePlugin',
    '*',
  ].map((name) => ({ name, shape: 'object', of: 'managedClusterAddonProfile' })),
  identityProfile: ['kubeletidentity', '*'].map((name) => ({ name, shape: 'object', of: 'userAssignedIdentity' })),

  // Preview API versions only.
  kubernetesResourceObjectEncryptionProfile: named({ name: 'infrastructureEncryption', words: ['Enabled', 'Disabled'] }),
};

/** Properties that the SDK's types lack or type less narrowly, by type; the later of two of one name counts. */
export const additions = {
  ManagedCluster: templateNames,
  AgentPool: templateNames,
  ManagedNamespace: templateNames,
  ManagedClusterProperties: named(
    { name: 'addonProfiles', shape: 'object', of: 'addonProfiles' },
    { name: 'identityProfile', shape: 'object', of: 'identityProfile' },
    // Preview API versions only.
    'creationData',
    'enableNamespaceResources',
    'safeguardsProfile',
  ),
  // Preview API versions only.
  ManagedClusterSecurityProfile: named(
    { name: 'kubernetesResourceObjectEncryptionProfile', shape: 'object', of: 'kubernetesResourceObjectEncryptionProfile' },
    'imageIntegrity',
    'nodeRestriction',
  ),
  ManagedClusterSecurityProfileDefender: named('securityGating'),
  ContainerServiceNetworkProfile: named(
    { name: 'podLinkLocalAccess', words: ['IMDS', 'None'] },
    'kubeProxyConfig',
    // Of retired API versions, without a successor; still written widely, and harmless.
    'dockerBridgeCidr',
  ),
};

function named(...members) {
  return members.map((member) => (typeof member === 'string' ? { name: member } : member));
}
