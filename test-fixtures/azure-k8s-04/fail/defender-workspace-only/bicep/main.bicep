resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: 'shop'
  location: 'westeurope'
}

resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {
  name: 'shop'
  location: 'westeurope'
  properties: {
    securityProfile: {
      defender: { // expect: defender
        logAnalyticsWorkspaceResourceId: workspace.id
      }
    }
  }
}
