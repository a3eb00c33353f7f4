resource "azurerm_kubernetes_cluster" "this" { # expect: kubelet-identity
  name = "shop"

}
