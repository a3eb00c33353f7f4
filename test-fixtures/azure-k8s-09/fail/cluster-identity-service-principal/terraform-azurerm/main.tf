resource "azurerm_kubernetes_cluster" "this" {
  name = "shop"

  service_principal { # expect: cluster-identity
    client_id     = "00000000-0000-0000-0000-000000000001"
    client_secret = "from-the-vault"
  }
}
