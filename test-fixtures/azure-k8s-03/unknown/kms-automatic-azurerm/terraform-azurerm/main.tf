resource "azurerm_kubernetes_automatic_cluster" "this" { # expect: kms-key
  name = "shop"

}
