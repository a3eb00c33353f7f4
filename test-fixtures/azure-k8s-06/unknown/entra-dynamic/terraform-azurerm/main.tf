variable "admin_groups" { # expect: entra-integration
  type = list(string)
}

resource "azurerm_kubernetes_cluster" "this" {
  name = "shop"

  dynamic "azure_active_directory_role_based_access_control" {
    for_each = var.admin_groups
    content {
      admin_group_object_ids = [azure_active_directory_role_based_access_control.value]
    }
  }
}
