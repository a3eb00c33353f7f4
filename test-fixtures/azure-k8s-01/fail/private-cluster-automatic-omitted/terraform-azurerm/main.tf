resource "azurerm_kubernetes_automatic_cluster" "this" { # expect: private-cluster
  name = "shop"

}
