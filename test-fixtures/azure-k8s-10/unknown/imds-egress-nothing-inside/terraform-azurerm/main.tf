resource "azurerm_kubernetes_cluster" "this" { # expect: imds-egress
  name = "shop"

}
