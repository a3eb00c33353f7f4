resource "azurerm_kubernetes_cluster" "this" { # expect: pod-security-initiative
  name = "shop"

}
