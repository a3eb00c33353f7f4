resource "azurerm_kubernetes_cluster" "this" {
  name = "shop"

}

resource "azurerm_monitor_diagnostic_setting" "control_plane" { # expect: log-analytics
  name               = "control-plane"
  target_resource_id = azurerm_kubernetes_cluster.this.id
  storage_account_id = "/subscriptions/0/resourceGroups/shop/providers/Microsoft.Storage/storageAccounts/logs"

  enabled_log {
    category_group = "allLogs"
  }
}
