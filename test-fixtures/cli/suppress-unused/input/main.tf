resource "azurerm_kubernetes_cluster" "main" {
  name                    = "aks-shop"
  # akslint-disable-next-line azure-k8s-01/private-cluster, azure-k8s-03, azure-k8s-06 -- a jump host
  private_cluster_enabled = true
}
