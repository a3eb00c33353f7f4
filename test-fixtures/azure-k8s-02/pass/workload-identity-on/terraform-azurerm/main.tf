resource "azurerm_kubernetes_cluster" "this" {
  name                      = "shop"
  workload_identity_enabled = true # expect: workload-identity
}
