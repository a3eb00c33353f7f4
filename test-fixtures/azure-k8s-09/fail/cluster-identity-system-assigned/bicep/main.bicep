resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {
  name: 'shop'
  location: 'westeurope'
  identity: {
    type: 'SystemAssigned' // expect: cluster-identity
  }
  properties: {
    dnsPrefix: 'shop'
  }
}
