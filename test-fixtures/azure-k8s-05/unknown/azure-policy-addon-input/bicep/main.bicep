param policy bool // expect: azure-policy-addon

resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {
  name: 'shop'
  location: 'westeurope'
  properties: {
    addonProfiles: {
      azurepolicy: {
        enabled: policy
      }
    }
  }
}
