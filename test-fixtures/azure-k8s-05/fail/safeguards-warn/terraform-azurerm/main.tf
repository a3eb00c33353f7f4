resource "azurerm_kubernetes_cluster" "this" {
  name = "shop"

}

resource "azurerm_kubernetes_cluster_deployment_safeguard" "this" {
  kubernetes_cluster_id        = azurerm_kubernetes_cluster.this.id
  level                        = "Warn" # expect: pod-security-initiative
  pod_security_standards_level = "Restricted"
}
