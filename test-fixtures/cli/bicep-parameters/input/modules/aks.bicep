param private bool = true

resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {
  name: 'shop'
  properties: {
    apiServerAccessProfile: {
      enablePrivateCluster: private
    }
  }
}
