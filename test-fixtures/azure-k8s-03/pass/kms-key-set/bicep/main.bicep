resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: 'shop-kms'
}

resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {
  name: 'shop'
  location: 'westeurope'
  properties: {
    securityProfile: {
      azureKeyVaultKms: {
        enabled: true
        keyId: 'https://shop.vault.azure.net/keys/etcd/0123456789abcdef' // expect: kms-key
        keyVaultNetworkAccess: 'Private'
        keyVaultResourceId: vault.id
      }
    }
  }
}
