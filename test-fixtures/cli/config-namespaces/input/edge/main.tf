resource "azurerm_kubernetes_cluster" "main" {
  name                    = "aks-edge"
  private_cluster_enabled = false
  local_account_disabled  = false
}
