resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {
  name: 'shop'
  location: 'westeurope'
  properties: {
    dnsPrefix: 'shop'
  }
}

resource namespace 'Microsoft.ContainerService/managedClusters/managedNamespaces@2025-09-01' = {
  parent: aks
  name: 'checkout'
  location: 'westeurope'
  properties: {
    defaultNetworkPolicy: {
      ingress: 'AllowAll' // expect: default-deny
      egress: 'DenyAll'
    }
  }
}
