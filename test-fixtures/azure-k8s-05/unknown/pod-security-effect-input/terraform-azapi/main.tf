variable "effect" { # expect: pod-security-initiative
  type = string
}

resource "azapi_resource" "this" {
  type      = "Microsoft.ContainerService/managedClusters@2025-07-01"
  name      = "shop"
  parent_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/shop"

  body = {
    properties = {
      dnsPrefix = "shop"
    }
  }
}

resource "azapi_resource" "pod_security" {
  type      = "Microsoft.Authorization/policyAssignments@2024-04-01"
  name      = "pod-security"
  parent_id = azapi_resource.this.id
  body = {
    properties = {
      policyDefinitionId = "/providers/Microsoft.Authorization/policySetDefinitions/42b8ef37-b724-4e24-bbc8-7a7708edfe00"
      parameters = {
        effect = { value = var.effect }
      }
    }
  }
}
