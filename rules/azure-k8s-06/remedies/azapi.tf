resource "azapi_resource" "cluster" {
  type = "Microsoft.ContainerService/managedClusters@2025-10-01"
  name = "aks-shop"

  body = {
    properties = {
      disableLocalAccounts = true
      enableRBAC           = true
      aadProfile = {
        managed             = true
        enableAzureRBAC     = true
        adminGroupObjectIDs = ["11111111-2222-3333-4444-555555555555"]
      }
    }
  }
}
