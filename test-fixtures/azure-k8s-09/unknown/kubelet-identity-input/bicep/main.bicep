param kubelet_id string // expect: kubelet-identity

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'shop-cluster'
  location: 'westeurope'
}

resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {
  name: 'shop'
  location: 'westeurope'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    identityProfile: {
      kubeletidentity: {
        resourceId: kubelet_id
      }
    }
  }
}
