resource "azurerm_kubernetes_automatic_cluster" "this" { # expect: workload-identity
  name = "shop"

}
