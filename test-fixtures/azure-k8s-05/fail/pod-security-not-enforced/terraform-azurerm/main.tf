resource "azurerm_kubernetes_cluster" "this" {
  name = "shop"

}

resource "azurerm_resource_policy_assignment" "pod_security" {
  name                 = "pod-security"
  resource_id          = azurerm_kubernetes_cluster.this.id
  policy_definition_id = "/providers/Microsoft.Authorization/policySetDefinitions/42b8ef37-b724-4e24-bbc8-7a7708edfe00"
  enforce              = false # expect: pod-security-initiative
  parameters           = jsonencode({ effect = { value = "deny" } })
}
