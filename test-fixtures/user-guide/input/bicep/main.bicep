param isPrivate bool = true

resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {
  name: 'aks-reports'
  location: resourceGroup().location
  identity: { type: 'SystemAssigned' }
  properties: {
    dnsPrefix: 'reports'
    disableLocalAccounts: true
    apiServerAccessProfile: { enablePrivateCluster: isPrivate }
  }
}
