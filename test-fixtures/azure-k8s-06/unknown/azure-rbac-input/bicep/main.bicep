param rbac bool // expect: azure-rbac

resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {
  name: 'shop'
  location: 'westeurope'
  properties: {
    aadProfile: {
      managed: true
      enableAzureRBAC: rbac
    }
  }
}
