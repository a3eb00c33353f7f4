resource "azurerm_kubernetes_cluster" "this" { # expect: authorized-ip-ranges
  name                    = "shop"
  private_cluster_enabled = false
}
