resource "azurerm_kubernetes_cluster" "this" {
  name = "shop"

  key_management_service {
    key_vault_key_id         = "https://shop.vault.azure.net/keys/etcd/0123456789abcdef"
    key_vault_network_access = "Public" # expect: key-vault-access
  }
}
