resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {
  name: 'shop'
  location: 'westeurope'
  properties: {
    dnsPrefix: 'shop'
  }
}

resource safeguards 'Microsoft.ContainerService/deploymentSafeguards@2025-07-01' = {
  name: 'default'
  scope: aks
  properties: {
    level: 'Warn' // expect: pod-security-initiative
    podSecurityStandardsLevel: 'Restricted'
  }
}
