resource "azurerm_kubernetes_cluster" "main" {
  azure_policy_enabled = true
}

# The initiative only audits unless its effect is deny.
resource "azurerm_resource_policy_assignment" "restricted" {
  name                 = "pod-security-restricted"
  resource_id          = azurerm_kubernetes_cluster.main.id
  policy_definition_id = "/providers/Microsoft.Authorization/policySetDefinitions/42b8ef37-b724-4e24-bbc8-7a7708edfe00"
  parameters           = jsonencode({ effect = { value = "deny" } })
}
