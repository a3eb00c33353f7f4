resource "azurerm_kubernetes_cluster" "this" { # expect: cluster-identity
  name = "shop"

}
