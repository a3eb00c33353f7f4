param local bool // expect: local-accounts

resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {
  name: 'shop'
  location: 'westeurope'
  properties: {
    disableLocalAccounts: local
  }
}
