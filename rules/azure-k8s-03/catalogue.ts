import type { CatalogueEntry } from '@akslint/engine';

type RequirementId = 'kms-key' | 'key-vault-access';

export const catalogue: CatalogueEntry<RequirementId> = {
  id: 'azure-k8s-03',
  name: 'kms-encryption',
  title: 'Secrets encrypted with your own key',
  severity: 'high',
  type: 'preventive',
  why:
    'Azure encrypts the disks under etcd, but the Kubernetes secrets in it can be read by whoever reaches ' +
    'the store itself. With the KMS plugin, AKS encrypts them once more with a key in your Key Vault, so ' +
    'you decide who may use the key, when it rotates and when it is withdrawn. A vault that only the ' +
    'cluster\'s network reaches keeps the key off the internet.',
  requirements: {
    'kms-key': {
      title: 'Secrets are encrypted with a key in Key Vault',
      holds: 'Kubernetes secrets are encrypted with a key of your own',
      otherwise: 'Kubernetes secrets are not encrypted with a key of your own',
      remedy: {
        azurerm: 'add key_management_service { key_vault_key_id = azurerm_key_vault_key.etcd.id }',
        arm: "set securityProfile.azureKeyVaultKms.enabled to true and keyId to the key's id with its version",
        'azure-classic': 'add keyManagementService: { keyVaultKeyId: key.id }',
        cli: "az aks update --enable-azure-keyvault-kms --azure-keyvault-kms-key-id with the key's id and version",
      },
    },
    'key-vault-access': {
      title: 'The vault is reached privately',
      holds: 'the key vault is reached over a private network',
      otherwise: 'the key vault is reached over the public network',
      severity: 'medium',
      remedy: {
        azurerm: 'set key_management_service.key_vault_network_access = "Private"',
        arm: "set securityProfile.azureKeyVaultKms.keyVaultNetworkAccess to 'Private' and keyVaultResourceId to the vault's id",
        'azure-classic': "set keyManagementService.keyVaultNetworkAccess: 'Private'",
        cli: 'az aks update --azure-keyvault-kms-key-vault-network-access Private',
      },
    },
  },
  mappings: {
    cisKubernetes: '§1.2',
    cisAks: null,
    nist80053: 'SC-28; IA-5',
    iso27001: 'A.8.24; A.8.10',
    iso27017: null,
    nist800190: '§4.3.2',
    nsaCisa: '§5',
  },
};
