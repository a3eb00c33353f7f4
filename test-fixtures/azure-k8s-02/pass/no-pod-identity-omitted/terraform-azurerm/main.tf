resource "azurerm_kubernetes_cluster" "this" { # expect: no-pod-identity
  name = "shop"

}
