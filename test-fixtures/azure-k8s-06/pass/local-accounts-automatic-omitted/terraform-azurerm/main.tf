resource "azurerm_kubernetes_automatic_cluster" "this" { # expect: local-accounts
  name = "shop"

}
