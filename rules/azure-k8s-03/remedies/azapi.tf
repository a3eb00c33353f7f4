resource "azapi_resource" "cluster" {
  type = "Microsoft.ContainerService/managedClusters@2025-10-01"
  name = "aks-shop"

  identity {
    type         = "UserAssigned"
    identity_ids = [data.azurerm_user_assigned_identity.cluster.id]
  }

  body = {
    properties = {
      apiServerAccessProfile = {
        enableVnetIntegration = true
        subnetId              = data.azurerm_subnet.api_server.id
      }
      securityProfile = {
        azureKeyVaultKms = {
          enabled               = true
          keyId                 = data.azurerm_key_vault_key.etcd.id
          keyVaultNetworkAccess = "Private"
          keyVaultResourceId    = data.azurerm_key_vault.etcd.id
        }
      }
    }
  }
}

data "azurerm_key_vault" "etcd" {
  name                = "kv-shop-etcd"
  resource_group_name = "rg-shop"
}

data "azurerm_key_vault_key" "etcd" {
  name         = "etcd"
  key_vault_id = data.azurerm_key_vault.etcd.id
}

data "azurerm_user_assigned_identity" "cluster" {
  name                = "id-aks-shop"
  resource_group_name = "rg-shop"
}

data "azurerm_subnet" "api_server" {
  name                 = "api-server"
  virtual_network_name = "vnet-shop"
  resource_group_name  = "rg-shop"
}
