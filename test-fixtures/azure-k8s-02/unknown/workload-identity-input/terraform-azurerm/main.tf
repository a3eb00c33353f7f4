variable "wi" { # expect: workload-identity
  type = bool
}

resource "azurerm_kubernetes_cluster" "this" {
  name                      = "shop"
  workload_identity_enabled = var.wi
}
