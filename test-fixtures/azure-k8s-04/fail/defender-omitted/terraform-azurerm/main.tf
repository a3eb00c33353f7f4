resource "azurerm_kubernetes_cluster" "this" { # expect: defender
  name = "shop"

}
