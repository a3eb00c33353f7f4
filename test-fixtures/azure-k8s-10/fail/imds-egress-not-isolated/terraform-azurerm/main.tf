resource "azurerm_kubernetes_cluster" "this" {
  name = "shop"

  network_profile {
    network_plugin     = "azure"
    network_data_plane = "cilium"
    network_policy     = "cilium"
  }
}

resource "kubernetes_namespace_v1" "checkout" { # expect: imds-egress
  metadata {
    name = "checkout"
  }
}
