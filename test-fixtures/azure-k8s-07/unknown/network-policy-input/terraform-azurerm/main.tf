variable "policy" { # expect: network-policy-engine
  type = string
}

resource "azurerm_kubernetes_cluster" "this" {
  name = "shop"

  network_profile {
    network_plugin = "azure"
    network_policy = var.policy
  }
}
