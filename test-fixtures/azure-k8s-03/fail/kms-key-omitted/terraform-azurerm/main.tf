resource "azurerm_kubernetes_cluster" "this" { # expect: kms-key
  name = "shop"

}
