variable "kms" { # expect: kms-key
  type = bool
}

resource "azapi_resource" "this" {
  type      = "Microsoft.ContainerService/managedClusters@2025-07-01"
  name      = "shop"
  parent_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/shop"

  body = {
    properties = {
      securityProfile = {
        azureKeyVaultKms = {
          enabled = var.kms
          keyId   = "https://shop.vault.azure.net/keys/etcd/0123456789abcdef"
        }
      }
    }
  }
}
