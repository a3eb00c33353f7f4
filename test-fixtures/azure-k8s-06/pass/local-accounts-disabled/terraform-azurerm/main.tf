resource "azurerm_kubernetes_cluster" "this" {
  name                   = "shop"
  local_account_disabled = true # expect: local-accounts
}
