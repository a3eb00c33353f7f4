resource "azurerm_kubernetes_cluster" "this" {
  name = "shop"

  network_profile {
    network_plugin     = "azure"
    network_data_plane = "cilium"
    network_policy     = "cilium"
  }
}

resource "kubernetes_namespace_v1" "checkout" {
  metadata {
    name = "checkout"
  }
}

resource "kubernetes_network_policy_v1" "default_deny" { # expect: imds-egress
  metadata {
    name      = "default-deny"
    namespace = "checkout"
  }

  spec {
    pod_selector {}
    policy_types = ["Egress"]
  }
}
