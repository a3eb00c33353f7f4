resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: 'shop'
  location: 'westeurope'
}

resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {
  name: 'shop'
  location: 'westeurope'
  properties: {
    dnsPrefix: 'shop'
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'control-plane'
  scope: aks
  properties: {
    workspaceId: workspace.id // expect: log-analytics
    logs: [
      { categoryGroup: 'allLogs', enabled: true }
    ]
  }
}
