terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.0"
    }
  }
}

variable "environment" {
  default = "dev"
}

variable "admin_groups" {
  type = list(string)
}

locals {
  private = { dev = false, prod = true }
}

resource "azurerm_user_assigned_identity" "aks" {
  name                = "id-aks"
  location            = "westeurope"
  resource_group_name = "rg-shop"
}

resource "azurerm_kubernetes_cluster" "main" {
  name                = "aks-shop-${var.environment}"
  location            = "westeurope"
  resource_group_name = "rg-shop"
  dns_prefix          = "shop"

  private_cluster_enabled   = local.private[var.environment]
  oidc_issuer_enabled       = true
  workload_identity_enabled = true
  azure_policy_enabled      = true
  local_account_disabled    = true

  default_node_pool {
    name    = "system"
    vm_size = "Standard_D4s_v5"
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.aks.id]
  }

  azure_active_directory_role_based_access_control {
    azure_rbac_enabled     = true
    admin_group_object_ids = var.admin_groups
  }

  network_profile {
    network_plugin = "azure"
    network_policy = "cilium"
  }

  microsoft_defender {
    log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id
  }
}

resource "azurerm_log_analytics_workspace" "main" {
  name                = "log-shop"
  location            = "westeurope"
  resource_group_name = "rg-shop"
}

resource "azurerm_monitor_diagnostic_setting" "aks" {
  name                       = "to-log-analytics"
  target_resource_id         = azurerm_kubernetes_cluster.main.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id

  dynamic "enabled_log" {
    for_each = toset(["kube-apiserver", "kube-audit-admin", "kube-controller-manager"])
    content {
      category = enabled_log.value
    }
  }
}
