resource "azurerm_kubernetes_automatic_cluster" "main" {
  name = "shop"
}
