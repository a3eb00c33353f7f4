variable "kubelet_id" { # expect: kubelet-identity
  type = string
}

resource "azurerm_user_assigned_identity" "cluster" {
  name = "shop-cluster"
}

resource "azurerm_kubernetes_cluster" "this" {
  name = "shop"

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.cluster.id]
  }

  kubelet_identity {
    user_assigned_identity_id = var.kubelet_id
  }
}
