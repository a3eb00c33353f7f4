resource "azurerm_kubernetes_cluster" "broken" {
  name                    = "broken"
  private_cluster_enabled = = true
}
