variable "ranges" {
  type = list(string)
}

locals {
  private = false
}

resource "azurerm_kubernetes_cluster" "main" {
  name                    = "shop"
  private_cluster_enabled = local.private

  api_server_access_profile {
    authorized_ip_ranges = var.ranges
  }
}
