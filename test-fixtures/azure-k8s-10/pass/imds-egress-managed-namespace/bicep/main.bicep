resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {
  name: 'shop'
  location: 'westeurope'
  properties: {
    networkProfile: {
      networkPolicy: 'azure'
    }
  }
}

resource namespace 'Microsoft.ContainerService/managedClusters/managedNamespaces@2025-09-01' = {
  parent: aks
  name: 'checkout'
  location: 'westeurope'
  properties: {
    defaultNetworkPolicy: {
      ingress: 'DenyAll'
      egress: 'DenyAll' // expect: imds-egress
    }
  }
}
