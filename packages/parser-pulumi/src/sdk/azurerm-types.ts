/** By module and class. Source: declarations of @pulumi/azure 4.42.0, 5.89.0 and 6.40.0. */
const types: Readonly<Record<string, string>> = {
  'containerservice.KubernetesCluster': 'azurerm_kubernetes_cluster',
  'containerservice.AutomaticCluster': 'azurerm_kubernetes_automatic_cluster',
  'containerservice.KubernetesClusterNodePool': 'azurerm_kubernetes_cluster_node_pool',
  'containerservice.ClusterDeploymentSafeguard': 'azurerm_kubernetes_cluster_deployment_safeguard',
  'monitoring.DiagnosticSetting': 'azurerm_monitor_diagnostic_setting',
  'securitycenter.SubscriptionPricing': 'azurerm_security_center_subscription_pricing',
  'core.ResourcePolicyAssignment': 'azurerm_resource_policy_assignment',
  'core.ResourceGroupPolicyAssignment': 'azurerm_resource_group_policy_assignment',
  'core.SubscriptionPolicyAssignment': 'azurerm_subscription_policy_assignment',
  'management.GroupPolicyAssignment': 'azurerm_management_group_policy_assignment',
  'policy.Assignment': 'azurerm_policy_assignment',
  'authorization.Assignment': 'azurerm_role_assignment',
  'role.Assignment': 'azurerm_role_assignment',
  'authorization.UserAssignedIdentity': 'azurerm_user_assigned_identity',
  'msi.UserAssignedIdentity': 'azurerm_user_assigned_identity',
  'armmsi.FederatedIdentityCredential': 'azurerm_federated_identity_credential',
  'keyvault.KeyVault': 'azurerm_key_vault',
  'keyvault.Key': 'azurerm_key_vault_key',
  'network.NetworkSecurityGroup': 'azurerm_network_security_group',
  'network.NetworkSecurityRule': 'azurerm_network_security_rule',
  'core.ResourceGroup': 'azurerm_resource_group',
  'core.Subscription': 'azurerm_subscription',
  'operationalinsights.AnalyticsWorkspace': 'azurerm_log_analytics_workspace',
  'policy.PolicySetDefinition': 'azurerm_policy_set_definition',
  'policy.PolicyDefintion': 'azurerm_policy_definition',
  'policy.Definition': 'azurerm_policy_definition',
};

/** The provider's type of a class of `@pulumi/azure`; undefined for one that nothing is asked about. */
export function azurermType(module: string, name: string): string | undefined {
  const key = `${module}.${name}`;
  return Object.hasOwn(types, key) ? types[key] : undefined;
}
