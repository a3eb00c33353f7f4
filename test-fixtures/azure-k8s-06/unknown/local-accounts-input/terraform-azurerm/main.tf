variable "local" { # expect: local-accounts
  type = bool
}

resource "azurerm_kubernetes_cluster" "this" {
  name                   = "shop"
  local_account_disabled = var.local
}
