variable "tier" { # expect: defender
  type = string
}

resource "azapi_resource" "this" {
  type      = "Microsoft.ContainerService/managedClusters@2025-07-01"
  name      = "shop"
  parent_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/shop"

  body = {
    properties = {
      dnsPrefix = "shop"
    }
  }
}

resource "azapi_resource" "defender" {
  type      = "Microsoft.Security/pricings@2024-01-01"
  name      = "Containers"
  parent_id = "/subscriptions/00000000-0000-0000-0000-000000000000"
  body = {
    properties = {
      pricingTier = var.tier
    }
  }
}
