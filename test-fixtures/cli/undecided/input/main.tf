variable "private" {
  type = bool
}

resource "azurerm_kubernetes_cluster" "main" {
  name                    = "asked"
  private_cluster_enabled = var.private
}
