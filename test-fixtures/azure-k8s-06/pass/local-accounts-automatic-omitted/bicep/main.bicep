resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {
  name: 'shop'
  location: 'westeurope'
  sku: {
    name: 'Automatic'
  }
  properties: { // expect: local-accounts
    dnsPrefix: 'shop'
  }
}
