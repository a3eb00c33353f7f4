resource "azurerm_kubernetes_cluster" "this" {
  name                    = "shop"
  private_cluster_enabled = true # expect: private-cluster
}
