variable "private" { # expect: private-cluster
  type = bool
}

resource "azurerm_kubernetes_cluster" "this" {
  name                    = "shop"
  private_cluster_enabled = var.private
}
