resource "azurerm_resource_group" "this" {
  name     = "shop-prod"
  location = var.location
}

resource "azurerm_log_analytics_workspace" "this" {
  name                = "shop-prod"
  location            = var.location
  resource_group_name = azurerm_resource_group.this.name
}

data "azurerm_subnet" "nodes" {
  name                 = "nodes"
  virtual_network_name = "hub-prod"
  resource_group_name  = "network-prod"
}

resource "azurerm_key_vault" "kms" {
  name                          = "shop-prod-kms"
  location                      = var.location
  resource_group_name           = azurerm_resource_group.this.name
  tenant_id                     = "00000000-0000-0000-0000-000000000000"
  sku_name                      = "premium"
  purge_protection_enabled      = true
  public_network_access_enabled = false
}

resource "azurerm_key_vault_key" "kms" {
  name         = "etcd"
  key_vault_id = azurerm_key_vault.kms.id
  key_type     = "RSA"
  key_size     = 4096
  key_opts     = ["encrypt", "decrypt"]
}

module "aks" {
  source = "../../modules/aks"

  name                       = "shop-prod"
  location                   = var.location
  resource_group             = azurerm_resource_group.this
  subnet_id                  = data.azurerm_subnet.nodes.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.this.id
  kms_key_id                 = azurerm_key_vault_key.kms.id

  api_server = {
    private        = var.private_api_server
    allowed_ranges = var.operator_ranges
  }
}

module "namespace" {
  source   = "../../modules/namespace"
  for_each = var.namespaces

  name         = each.key
  default_deny = each.value.default_deny
}
