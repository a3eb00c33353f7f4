/** How a class of `@pulumi/azure-native` spells an ARM resource. */
export interface ArmClass {
  readonly type: string;
  /** Argument that holds the resource's own name. */
  readonly name: string;
  /** Argument that holds the id of what it is attached to. */
  readonly scope?: string;
  /** Argument that holds the name of the resource that it is part of, and that resource's class. */
  readonly within?: readonly [argument: string, type: string];
  /** Its `properties` are an argument of their own; else they stand beside the other arguments. */
  readonly hasProperties?: true;
}

const cluster = 'Microsoft.ContainerService/managedClusters';
const identities = 'Microsoft.ManagedIdentity/userAssignedIdentities';

const diagnostics: ArmClass = { type: 'Microsoft.Insights/diagnosticSettings', name: 'name', scope: 'resourceUri' };

/** By module and class. Source: declarations of @pulumi/azure-native 2.92.3 and 3.28.0. */
const classes: Readonly<Record<string, ArmClass>> = {
  'containerservice.ManagedCluster': { type: cluster, name: 'resourceName' },
  'containerservice.AgentPool': { type: `${cluster}/agentPools`, name: 'agentPoolName', within: ['resourceName', cluster] },
  'containerservice.ManagedNamespace': { type: `${cluster}/managedNamespaces`, name: 'managedNamespaceName', within: ['resourceName', cluster], hasProperties: true },
  'containerservice.DeploymentSafeguard': { type: 'Microsoft.ContainerService/deploymentSafeguards', name: 'name', scope: 'resourceUri' },
  'insights.DiagnosticSetting': diagnostics,
  'monitor.DiagnosticSetting': diagnostics,
  'aadiam.DiagnosticSetting': { type: 'Microsoft.AadIam/diagnosticSettings', name: 'name' },
  'authorization.PolicyAssignment': { type: 'Microsoft.Authorization/policyAssignments', name: 'policyAssignmentName', scope: 'scope' },
  'authorization.RoleAssignment': { type: 'Microsoft.Authorization/roleAssignments', name: 'roleAssignmentName', scope: 'scope' },
  'security.Pricing': { type: 'Microsoft.Security/pricings', name: 'pricingName' },
  'keyvault.Vault': { type: 'Microsoft.KeyVault/vaults', name: 'vaultName', hasProperties: true },
  'keyvault.Key': { type: 'Microsoft.KeyVault/vaults/keys', name: 'keyName', within: ['vaultName', 'Microsoft.KeyVault/vaults'], hasProperties: true },
  'network.NetworkSecurityGroup': { type: 'Microsoft.Network/networkSecurityGroups', name: 'networkSecurityGroupName' },
  'network.SecurityRule': {
    type: 'Microsoft.Network/networkSecurityGroups/securityRules',
    name: 'securityRuleName',
    within: ['networkSecurityGroupName', 'Microsoft.Network/networkSecurityGroups'],
  },
  'managedidentity.UserAssignedIdentity': { type: identities, name: 'resourceName' },
  'managedidentity.FederatedIdentityCredential': {
    type: `${identities}/federatedIdentityCredentials`,
    name: 'federatedIdentityCredentialResourceName',
    within: ['resourceName', identities],
  },
  'resources.ResourceGroup': { type: 'Microsoft.Resources/resourceGroups', name: 'resourceGroupName' },
  'operationalinsights.Workspace': { type: 'Microsoft.OperationalInsights/workspaces', name: 'workspaceName' },
};

/** The ARM resource of a class; undefined for one that nothing is asked about. */
export function armClass(module: string, name: string): ArmClass | undefined {
  const key = `${module}.${name}`;
  return Object.hasOwn(classes, key) ? classes[key] : undefined;
}
