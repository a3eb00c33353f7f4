param private bool = true // expect: private-cluster

resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {
  name: 'shop'
  location: 'westeurope'
  properties: {
    apiServerAccessProfile: {
      enablePrivateCluster: private
    }
  }
}
