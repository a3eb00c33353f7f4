resource cluster 'Microsoft.ContainerService/managedClusters@2025-10-01' = {
  name: 'aks-shop'
  location: resourceGroup().location
  properties: {
    addonProfiles: {
      azurepolicy: {
        enabled: true
      }
    }
  }
}

// The initiative only audits unless its effect is deny.
resource restricted 'Microsoft.Authorization/policyAssignments@2024-04-01' = {
  scope: cluster
  name: 'pod-security-restricted'
  properties: {
    policyDefinitionId: tenantResourceId('Microsoft.Authorization/policySetDefinitions', '42b8ef37-b724-4e24-bbc8-7a7708edfe00')
    parameters: {
      effect: {
        value: 'deny'
      }
    }
  }
}
