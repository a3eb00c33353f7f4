# AKS Automatic is public unless this block is there; azurerm 4.81 and later.
resource "azurerm_kubernetes_automatic_cluster" "main" {
  private_cluster {
    private_dns_zone_id                        = "System"
    public_fully_qualified_domain_name_enabled = false
  }
}
