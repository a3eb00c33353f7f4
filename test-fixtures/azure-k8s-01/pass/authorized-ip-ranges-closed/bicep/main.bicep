resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {
  name: 'shop'
  location: 'westeurope'
  properties: {
    apiServerAccessProfile: {
      authorizedIPRanges: [ // expect: authorized-ip-ranges
        '203.0.113.0/24'
        '0.0.0.0/32'
      ]
    }
  }
}
