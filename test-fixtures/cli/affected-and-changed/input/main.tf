resource "azurerm_kubernetes_cluster" "main" {
  name                    = "aks-shop"
  private_cluster_enabled = true
  local_account_disabled  = true
  azure_policy_enabled    = false
}
