resource "azurerm_kubernetes_cluster" "this" {
  name                 = "shop"
  azure_policy_enabled = false # expect: azure-policy-addon
}
