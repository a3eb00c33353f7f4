variable "private" {
  type = bool
}

module "aks" {
  source   = "./modules/aks"
  for_each = toset(["eu", "us"])
  name     = "aks-${each.key}"
  private  = var.private
}

data "azurerm_log_analytics_workspace" "logs" {
  name                = "logs"
  resource_group_name = "rg-logs"
}

resource "azurerm_monitor_diagnostic_setting" "eu" {
  name                       = "eu"
  target_resource_id         = module.aks["eu"].id
  log_analytics_workspace_id = data.azurerm_log_analytics_workspace.logs.id

  enabled_log {
    category_group = "allLogs"
  }
}

resource "kubernetes_manifest" "namespace" {
  manifest = {
    apiVersion = "v1"
    kind       = "Namespace"
    metadata   = { name = "checkout" }
  }
}
