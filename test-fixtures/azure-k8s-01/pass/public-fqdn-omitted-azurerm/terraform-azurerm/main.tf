resource "azurerm_kubernetes_cluster" "this" { # expect: public-fqdn
  name                    = "shop"
  private_cluster_enabled = true
}
