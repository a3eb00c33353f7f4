resource "azurerm_kubernetes_cluster" "this" { # expect: workload-identity
  name = "shop"

}
