# akslint-disable-file azure-k8s-06
# akslint-disable-file -- everything here is fine

resource "azurerm_kubernetes_cluster" "main" {
  name                    = "aks-shop"
  # akslint-disable-nextline azure-k8s-01 -- a jump host
  private_cluster_enabled = false # akslint-disable-line azure-k8s-1 -- a jump host
  # akslint-disable-next-line azure-k8s-06 -- until 2027-01-01
  # akslint-disable-next-line azure-k8s-06 -- break-glass until 2027-02-30
  # akslint-disable-next-line azure-k8s-06 -- break-glass (until 2026-06-30)
  local_account_disabled  = false # see the wiki; akslint-disable-line azure-k8s-06 -- break-glass
}
