variable "identity_type" { # expect: cluster-identity
  type = string
}

resource "azurerm_user_assigned_identity" "cluster" {
  name = "shop-cluster"
}

resource "azurerm_kubernetes_cluster" "this" {
  name = "shop"

  identity {
    type         = var.identity_type
    identity_ids = [azurerm_user_assigned_identity.cluster.id]
  }
}
