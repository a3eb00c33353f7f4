resource "azapi_resource" "cluster" {
  type = "Microsoft.ContainerService/managedClusters@2025-10-01"
  name = "aks-shop"

  body = {
    properties = {
      oidcIssuerProfile = {
        enabled = true
      }
      securityProfile = {
        workloadIdentity = {
          enabled = true
        }
      }
    }
  }
}
