resource "azurerm_kubernetes_cluster" "this" {
  name = "shop"

}

resource "azurerm_kubernetes_cluster_deployment_safeguard" "this" {
  kubernetes_cluster_id        = azurerm_kubernetes_cluster.this.id
  level                        = "Enforce"
  pod_security_standards_level = "Restricted" # expect: pod-security-initiative
}
