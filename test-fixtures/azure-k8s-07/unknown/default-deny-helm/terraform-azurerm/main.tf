resource "azurerm_kubernetes_cluster" "this" {
  name = "shop"

  network_profile {
    network_plugin     = "azure"
    network_data_plane = "cilium"
    network_policy     = "cilium"
  }
}

resource "helm_release" "checkout" { # expect: default-deny
  name             = "checkout"
  chart            = "./charts/checkout"
  namespace        = "checkout"
  create_namespace = true
}
