resource "azurerm_kubernetes_cluster" "this" {
  name                    = "shop"
  private_cluster_enabled = false # expect: private-cluster
}
