resource "azurerm_kubernetes_cluster" "this" { # expect: azure-policy-addon
  name = "shop"

}
