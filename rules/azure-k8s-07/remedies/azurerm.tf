resource "azurerm_kubernetes_cluster" "main" {
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    network_policy      = "cilium"
    network_data_plane  = "cilium"
  }
}

# One in every namespace that runs workloads; what is needed is then allowed by policies of its own.
resource "kubernetes_network_policy_v1" "default_deny" {
  metadata {
    name      = "default-deny"
    namespace = "shop"
  }

  spec {
    pod_selector {}
    policy_types = ["Ingress", "Egress"]
  }
}
