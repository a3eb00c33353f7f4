variable "private" {
  type    = bool
  default = true # expect: private-cluster
}

resource "azurerm_kubernetes_cluster" "this" {
  name                    = "shop"
  private_cluster_enabled = var.private
}
