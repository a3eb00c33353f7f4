resource "azurerm_log_analytics_workspace" "this" {
  name = "shop"
}

resource "azurerm_kubernetes_cluster" "this" {
  name = "shop"

}

resource "azurerm_monitor_diagnostic_setting" "control_plane" {
  name                       = "control-plane"
  target_resource_id         = azurerm_kubernetes_cluster.this.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.this.id # expect: log-analytics

  enabled_log {
    category_group = "allLogs"
  }
}
