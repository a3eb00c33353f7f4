resource "azurerm_kubernetes_cluster" "this" {
  name                    = "shop"
  private_cluster_enabled = true
  private_dns_zone_id     = "None" # expect: private-dns-zone
}
