resource aks 'Microsoft.ContainerService/managedClusters@2024-06-02-preview' = {
  name: 'shop'
  location: 'westeurope'
  properties: {
    networkProfile: {
      podLinkLocalAccess: 'None' // expect: imds-egress
    }
  }
}
