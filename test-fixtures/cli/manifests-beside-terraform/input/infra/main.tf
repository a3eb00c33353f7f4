resource "azurerm_kubernetes_cluster" "main" {
  name                      = "shop"
  workload_identity_enabled = true

  network_profile {
    network_plugin     = "azure"
    network_policy     = "cilium"
    network_data_plane = "cilium"
  }
}

resource "azurerm_federated_identity_credential" "worker" {
  name     = "worker"
  issuer   = azurerm_kubernetes_cluster.main.oidc_issuer_url
  subject  = "system:serviceaccount:checkout:worker"
  audience = ["api://AzureADTokenExchange"]
}
