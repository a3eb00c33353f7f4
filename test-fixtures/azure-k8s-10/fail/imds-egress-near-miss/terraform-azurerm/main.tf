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

resource "kubernetes_network_policy_v1" "no_imds" {
  metadata {
    name      = "no-imds"
    namespace = "checkout"
  }

  spec {
    pod_selector {}
    policy_types = ["Egress"]

    egress {
      to {
        ip_block {
          cidr   = "0.0.0.0/0"
          except = ["169.254.169.253/32"] # expect: imds-egress
        }
      }
    }
  }
}
