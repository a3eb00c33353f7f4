param private bool
param localAccounts bool

resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {
  name: 'aks-shop'
  location: 'westeurope'
  properties: {
    disableLocalAccounts: !localAccounts
    apiServerAccessProfile: {
      enablePrivateCluster: private
    }
  }
}
