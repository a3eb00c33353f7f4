resource "azurerm_kubernetes_cluster" "this" {
  name                              = "shop"
  role_based_access_control_enabled = false # expect: kubernetes-rbac
}
