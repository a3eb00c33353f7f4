resource "azapi_resource" "cluster" {
  type = "Microsoft.ContainerService/managedClusters@2025-10-01"
  name = "aks-shop"

  body = {
    properties = {
      # What the cluster has already stays as it is.
    }
  }
}

resource "azapi_resource" "control_plane_logs" {
  type      = "Microsoft.Insights/diagnosticSettings@2021-05-01-preview"
  name      = "control-plane"
  parent_id = azapi_resource.cluster.id

  body = {
    properties = {
      workspaceId                 = data.azurerm_log_analytics_workspace.main.id
      logAnalyticsDestinationType = "Dedicated"
      logs = [
        for category in [
          "kube-apiserver", "kube-audit", "kube-audit-admin",
          "kube-controller-manager", "kube-scheduler", "cluster-autoscaler",
        ] : { category = category, enabled = true }
      ]
    }
  }
}

data "azurerm_log_analytics_workspace" "main" {
  name                = "log-shop"
  resource_group_name = "rg-shop"
}
