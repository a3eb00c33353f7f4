resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {
  name: 'shop'
  location: 'westeurope'
  properties: {
    aadProfile: { // expect: entra-integration
      clientAppID: '00000000-0000-0000-0000-000000000001'
    }
  }
}
