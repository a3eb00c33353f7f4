resource "azurerm_kubernetes_cluster" "this" { # expect: entra-integration
  name = "shop"

}
