resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {
  name: 'shop'
  location: 'westeurope'
  properties: {
    dnsPrefix: 'shop'
  }
}

resource podSecurity 'Microsoft.Authorization/policyAssignments@2024-04-01' = {
  name: 'pod-security'
  scope: aks
  properties: {
    policyDefinitionId: tenantResourceId('Microsoft.Authorization/policySetDefinitions', 'a8640138-9b0a-4a28-b8cb-1666c838647d') // expect: pod-security-initiative
    parameters: {
      effect: { value: 'deny' }
    }
  }
}
