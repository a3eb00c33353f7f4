variable "identity_type" { # expect: cluster-identity
  type = string
}

resource "azurerm_user_assigned_identity" "cluster" {
  name = "shop-cluster"
}

resource "azapi_resource" "this" {
  type      = "Microsoft.ContainerService/managedClusters@2025-07-01"
  name      = "shop"
  parent_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/shop"

  identity {
    type         = var.identity_type
    identity_ids = [azurerm_user_assigned_identity.cluster.id]
  }

  body = {
    properties = {
      dnsPrefix = "shop"
    }
  }
}
