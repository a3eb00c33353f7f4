resource "azapi_resource" "cluster" {
  type = "Microsoft.ContainerService/managedClusters@2025-10-01"
  name = "aks-shop"

  body = {
    properties = {
      securityProfile = {
        defender = {
          logAnalyticsWorkspaceResourceId = data.azurerm_log_analytics_workspace.security.id
          securityMonitoring = {
            enabled = true
          }
        }
      }
    }
  }
}

data "azurerm_log_analytics_workspace" "security" {
  name                = "log-security"
  resource_group_name = "rg-shop"
}
