targetScope = 'subscription'

param tier string // expect: defender

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'shop'
  location: 'westeurope'
}

module cluster 'cluster.bicep' = {
  scope: group
  name: 'cluster'
}

resource defender 'Microsoft.Security/pricings@2024-01-01' = {
  name: 'Containers'
  properties: {
    pricingTier: tier
  }
}
