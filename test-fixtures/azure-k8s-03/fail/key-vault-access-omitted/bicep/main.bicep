resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {
  name: 'shop'
  location: 'westeurope'
  properties: {
    securityProfile: {
      azureKeyVaultKms: { // expect: key-vault-access
        enabled: true
        keyId: 'https://shop.vault.azure.net/keys/etcd/0123456789abcdef'
      }
    }
  }
}
