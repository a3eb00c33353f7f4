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
      policyDefinitionId = "/providers/Microsoft.Authorization/policySetDefinitions/a8640138-9b0a-4a28-b8cb-1666c838647d" # expect: pod-security-initiative
      parameters = {
        effect = { value = "deny" }
      }
    }
  }
}
