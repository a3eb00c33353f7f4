resource "azurerm_kubernetes_cluster" "main" {
  microsoft_defender {
    log_analytics_workspace_id = azurerm_log_analytics_workspace.security.id
  }
}

# For the whole subscription; without the extension there is no sensor on the nodes.
resource "azurerm_security_center_subscription_pricing" "containers" {
  resource_type = "Containers"
  tier          = "Standard"

  extension {
    name = "ContainerSensor"
  }
}

resource "azurerm_log_analytics_workspace" "security" {
  name                = "log-security"
  resource_group_name = "rg-shop"
  location            = "westeurope"
}
