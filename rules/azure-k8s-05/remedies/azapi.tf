resource "azapi_resource" "cluster" {
  type = "Microsoft.ContainerService/managedClusters@2025-10-01"
  name = "aks-shop"

  body = {
    properties = {
      addonProfiles = {
        azurepolicy = {
          enabled = true
        }
      }
    }
  }
}

resource "azapi_resource" "restricted" {
  type      = "Microsoft.Authorization/policyAssignments@2024-04-01"
  name      = "pod-security-restricted"
  parent_id = azapi_resource.cluster.id

  body = {
    properties = {
      policyDefinitionId = "/providers/Microsoft.Authorization/policySetDefinitions/42b8ef37-b724-4e24-bbc8-7a7708edfe00"
      parameters = {
        effect = {
          value = "deny"
        }
      }
    }
  }
}
