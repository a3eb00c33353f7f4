resource "azurerm_kubernetes_cluster" "this" {
  name = "shop"

  network_profile {
    network_plugin = "azure"
    network_policy = "calico" # expect: network-policy-engine
  }
}
