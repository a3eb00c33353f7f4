resource "azurerm_kubernetes_cluster" "this" { # expect: kubernetes-rbac
  name = "shop"

}
