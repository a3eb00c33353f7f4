resource "azurerm_kubernetes_cluster" "this" {
  name                      = "shop"
  workload_identity_enabled = false # expect: workload-identity
}
