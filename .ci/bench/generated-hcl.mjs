/** At least `lines` lines of HCL such as people write: blocks, strings with templates, lists, objects, expressions, comments. */
export function generatedHcl(lines, seed) {
  const parts = [];
  let written = 0;
  for (let index = 0; written < lines; index += 1) {
    const part = resource(`r${seed}_${index}`, index);
    parts.push(part);
    written += part.split('\n').length;
  }
  return parts.join('\n');
}

function resource(name, index) {
  return `# Cluster ${name}
resource "azurerm_kubernetes_cluster" "${name}" {
  name                = "aks-\${var.environment}-${name}"
  location            = var.location
  resource_group_name = azurerm_resource_group.main[${index % 5}].name
  dns_prefix          = format("%s-%02d", var.prefix, ${index})

  private_cluster_enabled = var.environment == "prod" ? true : var.private

  default_node_pool {
    name       = "system"
    vm_size    = lookup(local.sizes, var.environment, "Standard_D4s_v5")
    node_count = max(${index % 7}, var.minimum + 1)
    zones      = ["1", "2", "3"]
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [for one in azurerm_user_assigned_identity.main : one.id if one.name != "none"]
  }

  dynamic "maintenance_window" {
    for_each = var.windows
    content {
      allowed {
        day   = maintenance_window.value.day
        hours = [1, 2, 3]
      }
    }
  }

  tags = merge(local.tags, {
    index = ${index}
    owner = "team-\${lower(var.owner)}"
  })
}
`;
}
