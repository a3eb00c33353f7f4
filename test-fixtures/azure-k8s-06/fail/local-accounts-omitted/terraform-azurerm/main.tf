resource "azurerm_kubernetes_cluster" "this" { # expect: local-accounts
  name = "shop"

}
