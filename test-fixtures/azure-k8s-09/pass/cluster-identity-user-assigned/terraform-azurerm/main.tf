resource "azurerm_user_assigned_identity" "cluster" {
  name = "shop-cluster"
}

resource "azurerm_kubernetes_cluster" "this" {
  name = "shop"

  identity {
    type         = "UserAssigned" # expect: cluster-identity
    identity_ids = [azurerm_user_assigned_identity.cluster.id]
  }
}
