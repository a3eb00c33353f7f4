resource "azurerm_kubernetes_cluster" "main" {
  name                    = "shop"
  private_cluster_enabled = var.private
}

variable "private" {
  type = bool
}
