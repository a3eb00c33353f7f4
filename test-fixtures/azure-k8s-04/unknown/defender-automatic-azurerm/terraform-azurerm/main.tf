resource "azurerm_kubernetes_automatic_cluster" "this" { # expect: defender
  name = "shop"

}
