resource "azurerm_monitor_diagnostic_setting" "aks" {
  name               = "logs"
  target_resource_id = azurerm_kubernetes_cluster.main.id
}
