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

resource "azapi_resource" "namespace" {
  type      = "Microsoft.ContainerService/managedClusters/managedNamespaces@2025-09-01"
  name      = "checkout"
  parent_id = azapi_resource.this.id
  body = {
    properties = {
      defaultNetworkPolicy = {
        ingress = "AllowAll" # expect: default-deny
        egress  = "DenyAll"
      }
    }
  }
}
