variable "name" {
  type = string
}

variable "private" {
  type = bool
}

resource "azurerm_kubernetes_cluster" "main" {
  name                = var.name
  location            = "westeurope"
  resource_group_name = "rg-shop"
  dns_prefix          = var.name

  private_cluster_enabled   = var.private
  oidc_issuer_enabled       = true
  workload_identity_enabled = true
  azure_policy_enabled      = true
  local_account_disabled    = true

  default_node_pool {
    name    = "system"
    vm_size = "Standard_D4s_v5"
  }

  identity {
    type = "SystemAssigned"
  }

  azure_active_directory_role_based_access_control {
    azure_rbac_enabled = true
  }

  network_profile {
    network_plugin = "azure"
    network_policy = "cilium"
  }
}
