variable "private" {
  type = bool
}

resource "azurerm_kubernetes_cluster" "main" {
  name                    = "aks-shop"
  private_cluster_enabled = var.private
}
