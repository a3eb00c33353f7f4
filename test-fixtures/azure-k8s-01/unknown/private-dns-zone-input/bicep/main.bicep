@allowed([
  'system'
  'none'
])
param zone string // expect: private-dns-zone

resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {
  name: 'shop'
  location: 'westeurope'
  properties: {
    apiServerAccessProfile: {
      enablePrivateCluster: true
      privateDNSZone: zone
    }
  }
}
