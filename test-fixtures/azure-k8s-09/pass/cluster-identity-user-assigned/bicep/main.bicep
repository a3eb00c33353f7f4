resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'shop-cluster'
  location: 'westeurope'
}

resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {
  name: 'shop'
  location: 'westeurope'
  identity: {
    type: 'UserAssigned' // expect: cluster-identity
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    dnsPrefix: 'shop'
  }
}
