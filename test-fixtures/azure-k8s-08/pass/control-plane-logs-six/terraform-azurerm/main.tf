resource "azurerm_log_analytics_workspace" "this" {
  name = "shop"
}

resource "azurerm_kubernetes_cluster" "this" {
  name = "shop"

}

resource "azurerm_monitor_diagnostic_setting" "control_plane" { # expect: control-plane-logs
  name                       = "control-plane"
  target_resource_id         = azurerm_kubernetes_cluster.this.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.this.id

  enabled_log {
    category = "kube-apiserver"
  }

  enabled_log {
    category = "kube-audit"
  }

  enabled_log {
    category = "kube-audit-admin"
  }

  enabled_log {
    category = "kube-controller-manager"
  }

  enabled_log {
    category = "kube-scheduler"
  }

  enabled_log {
    category = "cluster-autoscaler"
  }
}
