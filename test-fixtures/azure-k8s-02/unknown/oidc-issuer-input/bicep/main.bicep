param oidc bool // expect: oidc-issuer

resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {
  name: 'shop'
  location: 'westeurope'
  properties: {
    oidcIssuerProfile: {
      enabled: oidc
    }
  }
}
