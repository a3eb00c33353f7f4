resource "azurerm_resource_group" "this" {
  name     = "shop-dev"
  location = var.location
}

resource "azurerm_log_analytics_workspace" "this" {
  name                = "shop-dev"
  location            = var.location
  resource_group_name = azurerm_resource_group.this.name
}

variable "subnet_id" {
  type = string
}

module "aks" {
  source = "../../modules/aks"

  name                       = "shop-dev"
  location                   = var.location
  resource_group             = azurerm_resource_group.this
  subnet_id                  = var.subnet_id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.this.id
  local_accounts_disabled    = false
  full_audit                 = false
  pod_security_effect        = var.pod_security_effect

  api_server = {
    private        = var.private_api_server
    allowed_ranges = var.operator_ranges
  }
}

variable "pod_security_effect" {
  type = string
}

module "namespace" {
  source   = "../../modules/namespace"
  for_each = var.namespaces

  name         = each.key
  default_deny = each.value.default_deny
}
