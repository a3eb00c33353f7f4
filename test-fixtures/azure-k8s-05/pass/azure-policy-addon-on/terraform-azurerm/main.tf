resource "azurerm_kubernetes_cluster" "this" {
  name                 = "shop"
  azure_policy_enabled = true # expect: azure-policy-addon
}
