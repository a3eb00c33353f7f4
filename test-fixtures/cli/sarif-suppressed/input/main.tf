resource "azurerm_kubernetes_cluster" "main" {
  name = "shop"

  local_account_disabled = false # akslint-disable-line azure-k8s-06/local-accounts -- break-glass until the new tenant is there until 2027-01-31

  azure_active_directory_role_based_access_control {
    azure_rbac_enabled = true
  }
}
