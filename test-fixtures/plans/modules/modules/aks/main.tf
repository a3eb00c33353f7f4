variable "name" {
  type = string
}

variable "private" {
  type = bool
}

resource "azurerm_kubernetes_cluster" "this" {
  name                      = var.name
  resource_group_name       = "rg-shop"
  location                  = "westeurope"
  private_cluster_enabled   = var.private
  oidc_issuer_enabled       = true
  workload_identity_enabled = true

  identity {
    type = "SystemAssigned"
  }

  network_profile {
    network_plugin = "azure"
    network_policy = "calico"
  }
}

output "id" {
  value = azurerm_kubernetes_cluster.this.id
}
