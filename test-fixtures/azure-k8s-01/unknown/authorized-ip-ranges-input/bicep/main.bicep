param ranges array // expect: authorized-ip-ranges

resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {
  name: 'shop'
  location: 'westeurope'
  properties: {
    apiServerAccessProfile: {
      authorizedIPRanges: ranges
    }
  }
}
