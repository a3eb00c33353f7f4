resource "azapi_resource" "cluster" {
  type = "Microsoft.ContainerService/managedClusters@2025-10-01"
  name = "shop"

  body = {
    properties = {
      disableLocalAccounts = false
    }
  }
}
