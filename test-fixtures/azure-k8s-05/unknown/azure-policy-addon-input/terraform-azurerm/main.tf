variable "policy" { # expect: azure-policy-addon
  type = bool
}

resource "azurerm_kubernetes_cluster" "this" {
  name                 = "shop"
  azure_policy_enabled = var.policy
}
