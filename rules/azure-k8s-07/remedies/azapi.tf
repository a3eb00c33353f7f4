resource "azapi_resource" "cluster" {
  type = "Microsoft.ContainerService/managedClusters@2025-10-01"
  name = "aks-shop"

  body = {
    properties = {
      networkProfile = {
        networkPlugin     = "azure"
        networkPluginMode = "overlay"
        networkPolicy     = "cilium"
        networkDataplane  = "cilium"
      }
    }
  }
}

# A namespace that AKS manages brings its own default policy.
resource "azapi_resource" "shop" {
  type      = "Microsoft.ContainerService/managedClusters/managedNamespaces@2025-10-01"
  name      = "shop"
  parent_id = azapi_resource.cluster.id

  body = {
    properties = {
      defaultNetworkPolicy = {
        ingress = "DenyAll"
        egress  = "DenyAll"
      }
    }
  }
}
