variable "name" {}
variable "private" {
  type = bool
}

resource "azurerm_kubernetes_cluster" "main" {
  name                    = var.name
  private_cluster_enabled = var.private
  local_account_disabled  = true
}
