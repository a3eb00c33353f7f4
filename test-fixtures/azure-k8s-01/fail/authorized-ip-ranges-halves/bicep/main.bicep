resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {
  name: 'shop'
  location: 'westeurope'
  properties: {
    apiServerAccessProfile: {
      authorizedIPRanges: [ // expect: authorized-ip-ranges
        '0.0.0.0/1'
        '128.0.0.0/1'
      ]
    }
  }
}
