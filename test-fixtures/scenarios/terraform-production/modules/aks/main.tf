resource "azurerm_user_assigned_identity" "cluster" {
  name                = "${var.name}-cluster"
  location            = var.location
  resource_group_name = var.resource_group.name
}

resource "azurerm_user_assigned_identity" "kubelet" {
  name                = "${var.name}-kubelet"
  location            = var.location
  resource_group_name = var.resource_group.name
}

resource "azurerm_kubernetes_cluster" "this" {
  name                = var.name
  location            = var.location
  resource_group_name = var.resource_group.name
  dns_prefix          = var.name
  kubernetes_version  = var.kubernetes_version

  private_cluster_enabled           = var.api_server.private
  private_dns_zone_id               = var.api_server.private ? "System" : null
  local_account_disabled            = var.local_accounts_disabled
  azure_policy_enabled              = true
  oidc_issuer_enabled               = true
  workload_identity_enabled         = true
  role_based_access_control_enabled = true

  dynamic "api_server_access_profile" {
    for_each = length(var.api_server.allowed_ranges) > 0 ? [var.api_server.allowed_ranges] : []
    content {
      authorized_ip_ranges = api_server_access_profile.value
    }
  }

  default_node_pool {
    name           = "system"
    vm_size        = "Standard_D4ds_v5"
    node_count     = var.node_count
    vnet_subnet_id = var.subnet_id
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.cluster.id]
  }

  kubelet_identity {
    client_id                 = azurerm_user_assigned_identity.kubelet.client_id
    object_id                 = azurerm_user_assigned_identity.kubelet.principal_id
    user_assigned_identity_id = azurerm_user_assigned_identity.kubelet.id
  }

  azure_active_directory_role_based_access_control {
    azure_rbac_enabled     = true
    admin_group_object_ids = var.admin_groups
  }

  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    network_data_plane  = "cilium"
    network_policy      = "cilium"
  }

  dynamic "key_management_service" {
    for_each = var.kms_key_id == null ? [] : [var.kms_key_id]
    content {
      key_vault_key_id         = key_management_service.value
      key_vault_network_access = "Private"
    }
  }

  microsoft_defender {
    log_analytics_workspace_id = var.log_analytics_workspace_id
  }

  lifecycle {
    ignore_changes = [default_node_pool[0].node_count]
  }
}
