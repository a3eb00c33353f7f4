resource "azurerm_kubernetes_cluster" "this" {
  name = "shop"

}

resource "azurerm_resource_policy_assignment" "pod_security" {
  name                 = "pod-security"
  resource_id          = azurerm_kubernetes_cluster.this.id
  policy_definition_id = "/providers/Microsoft.Authorization/policySetDefinitions/a8640138-9b0a-4a28-b8cb-1666c838647d" # expect: pod-security-initiative
  parameters           = jsonencode({ effect = { value = "deny" } })
}
