resource "azurerm_kubernetes_cluster" "main" {
  # Without an engine the policy below is accepted and ignored.
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    network_policy      = "cilium"
    network_data_plane  = "cilium"
  }
}

# Egress is isolated and nothing is allowed; narrow policies allow what is needed, none 169.254.169.254.
resource "kubernetes_network_policy_v1" "default_deny_egress" {
  metadata {
    name      = "default-deny-egress"
    namespace = "shop"
  }

  spec {
    pod_selector {}
    policy_types = ["Egress"]
  }
}
