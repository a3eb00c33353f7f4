resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {
  name: 'shop'
  location: 'westeurope'
  properties: {
    dnsPrefix: 'shop'
  }
}

resource podSecurity 'Microsoft.Authorization/policyAssignments@2024-04-01' = {
  name: 'pod-security'
  properties: {
    policyDefinitionId: tenantResourceId('Microsoft.Authorization/policySetDefinitions', '42b8ef37-b724-4e24-bbc8-7a7708edfe00')
    parameters: {
      effect: { value: 'deny' } // expect: pod-security-initiative
    }
  }
}
