# akslint-disable-block azure-k8s-03 -- no secrets are kept in this cluster
# akslint-disable-next-line user-assigned-identities/cluster-identity -- inherited, replaced with the next cluster
resource "azurerm_kubernetes_cluster" "main" {
  name = "aks-shop"
  /* akslint-disable-next-line private-api-server -- the build agents have no private line yet until 2026-12-31 */
  private_cluster_enabled = var.private
  local_account_disabled  = false // akslint-disable-line azure-k8s-06/local-accounts -- break-glass account
}

variable "private" {
  default = false
}
