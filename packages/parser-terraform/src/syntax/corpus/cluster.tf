# A production cluster as teams write it.
terraform {
  required_version = ">= 1.9.0"

  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.14"
    }
    azapi = { source = "Azure/azapi", version = ">= 2.0, < 3.0" }
  }

  backend "azurerm" {}
}

provider "azurerm" {
  features {
    resource_group { prevent_deletion_if_contains_resources = true }
  }
  subscription_id = var.subscription_id
}

resource "azurerm_kubernetes_cluster" "main" {
  name                = "aks-${var.environment}-${local.region_short}"
  location            = azurerm_resource_group.main.location
  resource_group_name = azurerm_resource_group.main.name
  dns_prefix          = lower(replace("aks-${var.environment}", "/[^a-z0-9-]/", ""))
  kubernetes_version  = try(coalesce(var.kubernetes_version, data.azurerm_kubernetes_service_versions.current.latest_version), null)

  private_cluster_enabled           = true
  local_account_disabled            = !var.allow_local_accounts
  role_based_access_control_enabled = true
  azure_policy_enabled              = var.environment == "prod" ? true : var.policy_enabled

  default_node_pool {
    name                 = "system"
    vm_size              = "Standard_D4ds_v5"
    auto_scaling_enabled = true
    min_count            = 3
    max_count            = max(3, var.max_nodes)
    zones                = ["1", "2", "3"]
    vnet_subnet_id       = one(azurerm_subnet.nodes[*].id)

    upgrade_settings { max_surge = "33%" }
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.aks.id]
  }

  api_server_access_profile {
    authorized_ip_ranges = concat(
      var.office_ranges,
      [for range in var.vpn_ranges : range if can(cidrnetmask(range))],
    )
  }

  dynamic "oms_agent" {
    for_each = var.log_analytics_workspace_id == null ? [] : [1]
    content {
      log_analytics_workspace_id      = var.log_analytics_workspace_id
      msi_auth_for_monitoring_enabled = true
    }
  }

  tags = merge(local.tags, { "kubernetes.io/role" = "cluster", (var.tag_name) : "x" })

  lifecycle {
    ignore_changes = [default_node_pool[0].node_count, tags["created"]]

    precondition {
      condition     = length(var.office_ranges) > 0 || !var.public
      error_message = "A public cluster needs at least one range."
    }
  }

  depends_on = [azurerm_role_assignment.network]
}

resource "azurerm_kubernetes_cluster_node_pool" "extra" {
  for_each = { for name, pool in var.pools : name => pool... if pool.enabled && pool.mode != "System" }

  name                  = substr(each.key, 0, 12)
  kubernetes_cluster_id = azurerm_kubernetes_cluster.main.id
  vm_size               = each.value[0].vm_size
  node_labels           = { for k, v in each.value[0].labels : "app/${k}" => tostring(v) }
}

moved {
  from = azurerm_kubernetes_cluster.this
  to   = azurerm_kubernetes_cluster.main
}

import {
  to = azurerm_kubernetes_cluster.main
  id = "/subscriptions/${var.subscription_id}/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks"
}

removed {
  from = azurerm_role_assignment.old
  lifecycle { destroy = false }
}

check "health" {
  data "http" "probe" {
    url = "https://example.org/"
  }
  assert {
    condition     = data.http.probe.status_code == 200
    error_message = "${data.http.probe.url} answered ${data.http.probe.status_code}."
  }
}
