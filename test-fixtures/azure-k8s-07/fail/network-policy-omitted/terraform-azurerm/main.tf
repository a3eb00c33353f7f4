resource "azurerm_kubernetes_cluster" "this" {
  name = "shop"

  network_profile { # expect: network-policy-engine
    network_plugin = "azure"
  }
}
