resource "azurerm_kubernetes_cluster" "this" {
  name = "shop"

  azure_active_directory_role_based_access_control { # expect: entra-integration
    azure_rbac_enabled = true
  }
}
