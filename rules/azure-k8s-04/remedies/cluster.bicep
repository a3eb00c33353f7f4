resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: 'log-security'
}

resource cluster 'Microsoft.ContainerService/managedClusters@2025-10-01' = {
  name: 'aks-shop'
  location: resourceGroup().location
  properties: {
    securityProfile: {
      defender: {
        logAnalyticsWorkspaceResourceId: workspace.id
        securityMonitoring: {
          enabled: true
        }
      }
    }
  }
}
