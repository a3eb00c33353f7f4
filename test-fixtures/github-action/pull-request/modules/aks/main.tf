resource "azurerm_kubernetes_cluster" "this" {
  name                      = var.name
  location                  = "westeurope"
  resource_group_name       = "rg-${var.name}"
  dns_prefix                = var.name
  private_cluster_enabled   = var.private
  local_account_disabled    = !var.local_accounts
  oidc_issuer_enabled       = true
  workload_identity_enabled = false
  azure_policy_enabled      = true

  default_node_pool {
    name       = "system"
    vm_size    = "Standard_D4s_v5"
    node_count = 3
  }

  identity {
    type = "SystemAssigned"
  }
}
