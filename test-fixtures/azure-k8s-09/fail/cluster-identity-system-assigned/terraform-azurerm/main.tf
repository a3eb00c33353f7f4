resource "azurerm_kubernetes_cluster" "this" {
  name = "shop"

  identity {
    type = "SystemAssigned" # expect: cluster-identity
  }
}
