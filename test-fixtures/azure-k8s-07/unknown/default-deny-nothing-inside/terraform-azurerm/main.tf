resource "azurerm_kubernetes_cluster" "this" { # expect: default-deny
  name = "shop"

}
