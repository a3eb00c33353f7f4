resource "azurerm_kubernetes_cluster" "this" {
  name = "shop"

  network_profile {
    network_plugin = "none" # expect: network-policy-engine
  }
}
