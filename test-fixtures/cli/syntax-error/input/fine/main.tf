resource "azurerm_kubernetes_cluster" "main" {
  name                = "open"
  location            = "westeurope"
  resource_group_name = "rg-open"
  dns_prefix          = "open"

  private_cluster_enabled = false
  local_account_disabled  = false

  default_node_pool {
    name    = "system"
    vm_size = "Standard_D4s_v5"
  }

  identity {
    type = "SystemAssigned"
  }
}
