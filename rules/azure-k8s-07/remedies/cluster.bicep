resource cluster 'Microsoft.ContainerService/managedClusters@2025-10-01' = {
  name: 'aks-shop'
  location: resourceGroup().location
  properties: {
    networkProfile: {
      networkPlugin: 'azure'
      networkPluginMode: 'overlay'
      networkPolicy: 'cilium'
      networkDataplane: 'cilium'
    }
  }
}

// A namespace that AKS manages brings its own default policy.
resource shop 'Microsoft.ContainerService/managedClusters/managedNamespaces@2025-10-01' = {
  parent: cluster
  name: 'shop'
  location: resourceGroup().location
  properties: {
    defaultNetworkPolicy: {
      ingress: 'DenyAll'
      egress: 'DenyAll'
    }
  }
}
