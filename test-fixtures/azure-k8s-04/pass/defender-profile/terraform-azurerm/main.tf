resource "azurerm_log_analytics_workspace" "this" {
  name = "shop"
}

resource "azurerm_kubernetes_cluster" "this" {
  name = "shop"

  microsoft_defender { # expect: defender
    log_analytics_workspace_id = azurerm_log_analytics_workspace.this.id
  }
}
