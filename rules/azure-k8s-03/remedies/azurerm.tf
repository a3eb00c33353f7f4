resource "azurerm_kubernetes_cluster" "main" {
  key_management_service {
    # With its version: azurerm 5 takes nothing else here.
    key_vault_key_id         = azurerm_key_vault_key.etcd.id
    key_vault_network_access = "Private"
  }

  # A private vault is reached only through API server VNet integration (azurerm 4.46 and later).
  api_server_access_profile {
    virtual_network_integration_enabled = true
    subnet_id                           = data.azurerm_subnet.api_server.id
  }

  # KMS does not work with a system-assigned identity.
  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.cluster.id]
  }
}

resource "azurerm_key_vault" "etcd" {
  name                          = "kv-shop-etcd"
  resource_group_name           = "rg-shop"
  location                      = "westeurope"
  tenant_id                     = data.azurerm_client_config.current.tenant_id
  sku_name                      = "premium"
  rbac_authorization_enabled    = true
  purge_protection_enabled      = true
  public_network_access_enabled = false
}

resource "azurerm_key_vault_key" "etcd" {
  name         = "etcd"
  key_vault_id = azurerm_key_vault.etcd.id
  key_type     = "RSA"
  key_size     = 2048
  key_opts     = ["encrypt", "decrypt"]
}

resource "azurerm_role_assignment" "etcd_key" {
  scope                = azurerm_key_vault.etcd.id
  role_definition_name = "Key Vault Crypto User"
  principal_id         = azurerm_user_assigned_identity.cluster.principal_id
}

resource "azurerm_user_assigned_identity" "cluster" {
  name                = "id-aks-shop"
  resource_group_name = "rg-shop"
  location            = "westeurope"
}

data "azurerm_client_config" "current" {}

data "azurerm_subnet" "api_server" {
  name                 = "api-server"
  virtual_network_name = "vnet-shop"
  resource_group_name  = "rg-shop"
}
