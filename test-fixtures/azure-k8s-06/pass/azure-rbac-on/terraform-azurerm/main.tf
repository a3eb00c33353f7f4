resource "azurerm_kubernetes_cluster" "this" {
  name = "shop"

  azure_active_directory_role_based_access_control {
    azure_rbac_enabled = true # expect: azure-rbac
  }
}
