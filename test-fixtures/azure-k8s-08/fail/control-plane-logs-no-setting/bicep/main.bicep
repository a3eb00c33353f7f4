resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = { // expect: control-plane-logs
  name: 'shop'
  location: 'westeurope'
  properties: {
    dnsPrefix: 'shop'
  }
}
