variable "workspace_id" { # expect: log-analytics
  type = string
}

resource "azurerm_kubernetes_cluster" "this" {
  name = "shop"

}

resource "azurerm_monitor_diagnostic_setting" "control_plane" {
  name                       = "control-plane"
  target_resource_id         = azurerm_kubernetes_cluster.this.id
  log_analytics_workspace_id = var.workspace_id

  enabled_log {
    category_group = "allLogs"
  }
}
