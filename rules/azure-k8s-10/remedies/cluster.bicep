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

// DenyAll and AllowSameNamespace both keep pods from the metadata service.
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
