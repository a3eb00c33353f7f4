resource "azurerm_key_vault" "kms" {
  name = "shop-kms"
}

resource "azurerm_key_vault_key" "etcd" {
  name         = "etcd"
  key_vault_id = azurerm_key_vault.kms.id
  key_opts     = ["encrypt", "decrypt"]
}

resource "azurerm_kubernetes_cluster" "this" {
  name = "shop"

  key_management_service {
    key_vault_key_id         = azurerm_key_vault_key.etcd.id # expect: kms-key
    key_vault_network_access = "Private"
  }
}
