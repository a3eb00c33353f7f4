resource "azurerm_kubernetes_cluster" "this" { # expect: private-cluster
  name = "shop"

}
