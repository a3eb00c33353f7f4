resource "azurerm_kubernetes_cluster" "main" {
  # What the cluster has already stays as it is. Changing the first or the last replaces the cluster.
  private_cluster_enabled             = true
  private_cluster_public_fqdn_enabled = false
  private_dns_zone_id                 = "System"
}
