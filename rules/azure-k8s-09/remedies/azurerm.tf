resource "azurerm_kubernetes_cluster" "main" {
  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.cluster.id]
  }

  kubelet_identity {
    client_id                 = azurerm_user_assigned_identity.kubelet.client_id
    object_id                 = azurerm_user_assigned_identity.kubelet.principal_id
    user_assigned_identity_id = azurerm_user_assigned_identity.kubelet.id
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

# The cluster hands the kubelet's identity to the nodes, so it must be allowed to.
resource "azurerm_role_assignment" "cluster_operates_kubelet" {
  scope                = azurerm_user_assigned_identity.kubelet.id
  role_definition_name = "Managed Identity Operator"
  principal_id         = azurerm_user_assigned_identity.cluster.principal_id
}
