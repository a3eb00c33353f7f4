resource "azurerm_kubernetes_cluster" "this" {
  name                = "shop"
  oidc_issuer_enabled = true # expect: oidc-issuer
}
