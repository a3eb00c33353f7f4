resource "azapi_resource" "cluster" {
  type = "Microsoft.ContainerService/managedClusters@2025-10-01"
  name = "aks-shop"

  # Beside the body, not in it.
  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.cluster.id]
  }

  body = {
    properties = {
      identityProfile = {
        kubeletidentity = {
          resourceId = azurerm_user_assigned_identity.kubelet.id
          clientId   = azurerm_user_assigned_identity.kubelet.client_id
          objectId   = azurerm_user_assigned_identity.kubelet.principal_id
        }
      }
    }
  }
}

resource "azurerm_user_assigned_identity" "cluster" {
  name                = "id-aks-shop"
  resource_group_name = "rg-shop"
  location            = "westeurope"
}

resource "azurerm_user_assigned_identity" "kubelet" {
  name                = "id-aks-shop-kubelet"
  resource_group_name = "rg-shop"
  location            = "westeurope"
}
