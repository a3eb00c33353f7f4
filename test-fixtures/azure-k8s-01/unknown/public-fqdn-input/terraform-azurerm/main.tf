variable "fqdn" { # expect: public-fqdn
  type = bool
}

resource "azurerm_kubernetes_cluster" "this" {
  name                                = "shop"
  private_cluster_enabled             = true
  private_cluster_public_fqdn_enabled = var.fqdn
}
