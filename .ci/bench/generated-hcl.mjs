/**
 * At least `lines` lines of HCL such as people write. Counted over 254,000 lines of ten public repositories, a line has
 * 33 characters and 5.2 tokens, 12 lines in 100 are empty and 6 hold a comment; these texts have 33, 5.8, 13 and 4, and
 * about as many names, quoted texts, dots, braces and calls. See that this stays so when a part is changed.
 */
export function generatedHcl(lines, seed) {
  const texts = [];
  let written = 0;
  for (let index = 0; written < lines; index += 1) {
    const text = parts[(index + seed) % parts.length](`${words[(index * 7 + seed) % words.length]}_${seed}_${index}`, index);
    texts.push(text);
    written += text.split('\n').length;
  }
  return texts.join('\n');
}

const words = ['hub', 'spoke', 'payments', 'frontend', 'reporting', 'shared', 'identity', 'data', 'backup', 'monitoring', 'gateway'];

const parts = [cluster, moduleCall, textVariable, network, objectVariable, outputs, locals, roles];

function cluster(name, index) {
  return `# The cluster that runs ${name}; its pools are below.
resource "azurerm_kubernetes_cluster" "${name}" {
  name                = "aks-\${var.environment}-${name}"
  location            = var.location
  resource_group_name = azurerm_resource_group.main[${index % 5}].name
  dns_prefix          = format("%s-%02d", var.prefix, ${index})
  kubernetes_version  = var.kubernetes_version
  sku_tier            = "Standard"

  private_cluster_enabled           = var.environment == "prod" ? true : var.private
  role_based_access_control_enabled = true
  local_account_disabled            = var.local_account_disabled

  default_node_pool {
    name                 = "system"
    vm_size              = lookup(local.sizes, var.environment, "Standard_D4s_v5")
    node_count           = max(${index % 7}, var.minimum_nodes)
    vnet_subnet_id       = azurerm_subnet.nodes.id
    zones                = ["1", "2", "3"]
    orchestrator_version = var.kubernetes_version

    upgrade_settings {
      max_surge = "10%"
    }
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [for identity in azurerm_user_assigned_identity.main : identity.id if identity.name != "none"]
  }

  dynamic "maintenance_window" {
    for_each = var.maintenance_windows == null ? [] : var.maintenance_windows
    content {
      allowed {
        day   = maintenance_window.value.day
        hours = maintenance_window.value.hours
      }
    }
  }

  lifecycle {
    ignore_changes = [default_node_pool[0].node_count, tags]
  }

  tags = merge(local.tags, {
    owner = "team-\${lower(var.owner)}"
    name  = "${name}"
  })
}
`;
}

function moduleCall(name, index) {
  return `module "${name}" {
  source   = "./modules/storage_account"
  for_each = local.storage.${name}

  global_settings     = local.global_settings
  client_config       = local.client_config
  storage_account     = each.value
  resource_group_name = can(each.value.resource_group.name) ? each.value.resource_group.name : local.combined_objects_resource_groups[try(each.value.resource_group.lz_key, local.client_config.landingzone_key)][each.value.resource_group_key].name
  location            = try(local.global_settings.regions[each.value.region], each.value.location)
  base_tags           = try(local.global_settings.inherit_tags, false) ? try(local.resource_groups[each.value.resource_group_key].tags, {}) : {}

  // What the module cannot look up by itself.
  private_endpoints = {
    blob = {
      name               = "pe-${name}-blob"
      subnet_resource_id = module.networks["hub"].subnets.endpoints.id
      subresource_names  = ["blob"]
      is_manual          = false
    }
    file = {
      name               = "pe-${name}-file"
      subnet_resource_id = module.networks["hub"].subnets.endpoints.id
      subresource_names  = ["file"]
      is_manual          = false
    }
  }

  diagnostics = {
    retention_days = ${30 + index}
    workspace      = azurerm_log_analytics_workspace.shared.id
    enabled        = true
  }

  depends_on = [module.networks, module.resource_groups]
}
`;
}

function textVariable(name) {
  return `variable "${name}_sku" {
  type        = string
  description = "(Optional) The tier of ${name}. Possible values are Free, Standard and Premium."
  default     = "Standard"
  nullable    = false

  validation {
    condition     = contains(["Free", "Standard", "Premium"], var.${name}_sku)
    error_message = "The tier must be one of Free, Standard and Premium."
  }
}

variable "${name}_enabled" {
  type        = bool
  description = "Whether ${name} is made at all."
  default     = true
}

variable "${name}_name" {
  type        = string
  description = "(Required) The name of ${name}. Changing this forces a new resource to be created."
}

variable "${name}_tags" {
  default = {}
}
`;
}

function network(name, index) {
  return `resource "azurerm_virtual_network" "${name}" {
  name                = "vnet-${name}"
  address_space       = ["10.${index % 250}.0.0/16"]
  location            = azurerm_resource_group.main.location
  resource_group_name = azurerm_resource_group.main.name
  tags                = local.tags
}

resource "azurerm_subnet" "${name}_nodes" {
  name                 = "snet-nodes"
  resource_group_name  = azurerm_resource_group.main.name
  virtual_network_name = azurerm_virtual_network.${name}.name
  address_prefixes     = ["10.${index % 250}.1.0/24"]
  service_endpoints    = ["Microsoft.Storage", "Microsoft.KeyVault"]
}

# Only what the balancer sends comes in.
resource "azurerm_network_security_group" "${name}" {
  name                = "nsg-${name}"
  location            = azurerm_resource_group.main.location
  resource_group_name = azurerm_resource_group.main.name

  security_rule {
    name                       = "AllowHttpsInbound"
    priority                   = 100 # the first of all
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    destination_port_range     = "443"
    source_address_prefix      = "AzureLoadBalancer"
    destination_address_prefix = "*"
  }

  security_rule {
    name                       = "DenyAllInbound"
    priority                   = 4096 # the last of all
    direction                  = "Inbound"
    access                     = "Deny"
    protocol                   = "*"
    source_port_range          = "*"
    destination_port_range     = "*"
    source_address_prefix      = "*"
    destination_address_prefix = "*"
  }
}

resource "azurerm_subnet_network_security_group_association" "${name}" {
  subnet_id                 = azurerm_subnet.${name}_nodes.id
  network_security_group_id = azurerm_network_security_group.${name}.id
}
`;
}

function objectVariable(name) {
  return `variable "${name}" {
  type = map(object({
    name                  = string
    vm_size               = optional(string, "Standard_D4s_v5")
    node_count            = optional(number)
    availability_zones    = optional(list(string), ["1", "2"])
    enable_auto_scaling   = optional(bool, false) # as the provider has it
    node_labels           = optional(map(string), {})
    os_disk_size_gb       = optional(number, 128)
    temporary_name        = optional(string)
    upgrade_settings = optional(object({
      max_surge = string
    }))
  }))
  default     = {}
  description = <<-EOT
  A map of node pools of ${name} that are made beside the first:
  - \`name\` - (Required) The name of the pool. It is at most 12 characters long on Linux.
  - \`vm_size\` - (Optional) The size of the machines of the pool.
  - \`node_count\` - (Optional) How many machines there are at first, between 0 and 1000.
  EOT
  nullable    = false
}
`;
}

function outputs(name) {
  return `output "${name}_id" {
  description = "The id of ${name}."
  value       = azurerm_kubernetes_cluster.${name}.id
}

output "${name}_kube_config" {
  description = "What is needed to connect to ${name}."
  value       = azurerm_kubernetes_cluster.${name}.kube_config_raw
  sensitive   = true
}

output "${name}_pools" {
  value = { for key, pool in azurerm_kubernetes_cluster_node_pool.${name} : key => pool.id }
}
`;
}

function locals(name, index) {
  return `locals {
  # ${name}: what all of its resources have in common.
  ${name}_settings = {
    region1 = {
      resource_group = "rg-${name}-\${var.environment}"
      address_space  = "10.${index % 250}.0.0/16"
      sku            = "Standard"
      zones          = [1, 2, 3]
      is_primary     = true

      // the second region has the same
      tags = {
        environment = var.environment
        cost_centre = "cc-${index}"
        managed_by  = "terraform"
      }
    }
    region2 = {
      resource_group = "rg-${name}-\${var.environment}-2"
      address_space  = "10.${index % 250}.128.0/17"
      sku            = "Basic"
      zones          = []
      is_primary     = false
    }
  }

  ${name}_subnets = flatten([
    for key, region in local.${name}_settings : [
      for subnet in var.subnets : {
        region = key
        name   = "\${subnet.name}-\${key}"
        prefix = cidrsubnet(region.address_space, 8, subnet.index)
      } if subnet.enabled
    ]
  ])
  ${name}_is_public = !var.private && length(var.authorized_ranges) == 0
}
`;
}

function roles(name) {
  return `#
# Roles of the identity of ${name}
#

resource "azurerm_user_assigned_identity" "${name}" {
  name                = "id-${name}"
  location            = azurerm_resource_group.main.location
  resource_group_name = azurerm_resource_group.main.name
}

resource "azurerm_role_assignment" "${name}_network" {
  count = var.bring_your_own_network ? 1 : 0

  scope                = data.azurerm_virtual_network.main[0].id
  role_definition_name = "Network Contributor"
  principal_id         = azurerm_user_assigned_identity.${name}.principal_id
}

resource "azurerm_role_assignment" "${name}_registry" {
  for_each = toset(var.registries)

  scope                            = each.value
  role_definition_name             = "AcrPull"
  principal_id                     = azurerm_user_assigned_identity.${name}.principal_id
  skip_service_principal_aad_check = true
}
`;
}
