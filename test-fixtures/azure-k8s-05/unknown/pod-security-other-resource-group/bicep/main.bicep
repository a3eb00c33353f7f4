resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = { // expect: pod-security-initiative
  name: 'shop'
  location: 'westeurope'
  properties: {
    dnsPrefix: 'shop'
  }
}

module policy 'policy.bicep' = {
  scope: resourceGroup('other')
  name: 'policy'
}
