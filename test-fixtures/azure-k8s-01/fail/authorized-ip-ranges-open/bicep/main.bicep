resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {
  name: 'shop'
  location: 'westeurope'
  properties: {
    apiServerAccessProfile: {
      authorizedIPRanges: [
        '203.0.113.0/24'
        '0.0.0.0/0' // expect: authorized-ip-ranges
      ]
    }
  }
}
