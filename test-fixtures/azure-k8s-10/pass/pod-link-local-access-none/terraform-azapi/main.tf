resource "azapi_resource" "this" {
  type      = "Microsoft.ContainerService/managedClusters@2024-06-02-preview"
  name      = "shop"
  parent_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/shop"

  body = {
    properties = {
      networkProfile = {
        podLinkLocalAccess = "None" # expect: imds-egress
      }
    }
  }
}
