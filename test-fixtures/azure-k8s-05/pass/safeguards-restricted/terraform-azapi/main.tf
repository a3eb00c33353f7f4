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

resource "azapi_resource" "safeguards" {
  type      = "Microsoft.ContainerService/deploymentSafeguards@2025-07-01"
  name      = "default"
  parent_id = azapi_resource.this.id
  body = {
    properties = {
      level                     = "Enforce"
      podSecurityStandardsLevel = "Restricted" # expect: pod-security-initiative
    }
  }
}
