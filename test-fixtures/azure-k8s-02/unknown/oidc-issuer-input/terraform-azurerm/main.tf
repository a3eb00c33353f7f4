variable "oidc" { # expect: oidc-issuer
  type = bool
}

resource "azurerm_kubernetes_cluster" "this" {
  name                = "shop"
  oidc_issuer_enabled = var.oidc
}
