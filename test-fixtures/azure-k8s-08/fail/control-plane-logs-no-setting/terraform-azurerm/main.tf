resource "azurerm_kubernetes_cluster" "this" { # expect: control-plane-logs
  name = "shop"

}
