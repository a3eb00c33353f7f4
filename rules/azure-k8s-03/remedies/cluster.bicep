resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: 'kv-shop-etcd'
}

resource key 'Microsoft.KeyVault/vaults/keys@2023-07-01' = {
  parent: vault
  name: 'etcd'
  properties: {
    kty: 'RSA'
    keySize: 2048
    keyOps: ['encrypt', 'decrypt']
  }
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: 'id-aks-shop'
}

resource apiServerSubnet 'Microsoft.Network/virtualNetworks/subnets@2024-05-01' existing = {
  name: 'vnet-shop/api-server'
}

resource cluster 'Microsoft.ContainerService/managedClusters@2025-10-01' = {
  name: 'aks-shop'
  location: resourceGroup().location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    apiServerAccessProfile: {
      enableVnetIntegration: true
      subnetId: apiServerSubnet.id
    }
    securityProfile: {
      azureKeyVaultKms: {
        enabled: true
        keyId: key.properties.keyUriWithVersion
        keyVaultNetworkAccess: 'Private'
        keyVaultResourceId: vault.id
      }
    }
  }
}
