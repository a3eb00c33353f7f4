resource "azurerm_kubernetes_cluster" "this" {
  name = "shop"

  key_management_service { # expect: key-vault-access
    key_vault_key_id = "https://shop.vault.azure.net/keys/etcd/0123456789abcdef"
  }
}
