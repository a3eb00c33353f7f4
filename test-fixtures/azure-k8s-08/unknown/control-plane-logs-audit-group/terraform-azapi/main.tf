resource "azurerm_log_analytics_workspace" "this" {
  name = "shop"
}

resource "azapi_resource" "this" {
  type      = "Microsoft.ContainerService/managedClusters@2025-07-01"
  name      = "shop"
  parent_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/shop"

  body = {
    properties = {
      dnsPrefix = "shop"
    }
  }
}

resource "azapi_resource" "diagnostics" {
  type      = "Microsoft.Insights/diagnosticSettings@2021-05-01-preview"
  name      = "control-plane"
  parent_id = azapi_resource.this.id
  body = {
    properties = {
      workspaceId = azurerm_log_analytics_workspace.this.id
      logs = [
        { categoryGroup = "audit", enabled = true }, # expect: control-plane-logs
      ]
    }
  }
}
