resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {
  name: 'shop'
  location: 'westeurope'
  properties: {
    servicePrincipalProfile: {
      clientId: '00000000-0000-0000-0000-000000000001' // expect: cluster-identity
    }
  }
}
