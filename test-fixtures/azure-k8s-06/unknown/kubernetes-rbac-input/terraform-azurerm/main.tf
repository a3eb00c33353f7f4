variable "krbac" { # expect: kubernetes-rbac
  type = bool
}

resource "azurerm_kubernetes_cluster" "this" {
  name                              = "shop"
  role_based_access_control_enabled = var.krbac
}
