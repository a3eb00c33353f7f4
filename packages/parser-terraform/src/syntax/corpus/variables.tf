variable "environment" {
  type        = string
  description = "Where it runs: \"dev\", \"test\" or \"prod\"."
  default     = "dev"

  validation {
    condition     = contains(["dev", "test", "prod"], var.environment)
    error_message = "Only dev, test and prod are known, not '${var.environment}'."
  }
}

variable "pools" {
  type = map(object({
    vm_size = string
    mode    = optional(string, "User")
    enabled = optional(bool, true)
    count   = optional(number, 1.5e1)
    labels  = optional(map(string), {})
    taints = optional(list(object({
      key   = string,
      value = optional(string),
    })), [])
  }))
  default  = {}
  nullable = false
}

variable "empty" {}
variable unquoted {
  type      = any
  sensitive = true
  ephemeral = false
}

variable "numbers" {
  default = [0, 1, -1, 1.5, -2.25, 10e3, 1.5E-3, 007, 2.e1]
}

output "ids" {
  value = [for pool in values(azurerm_kubernetes_cluster_node_pool.extra)[*] : pool.id]
}

locals {
  nothing = null
  yes     = true
  no      = false
  list    = []
  object  = {}
  nested  = [[], [{}], [[1, 2], [3]], { a = { b = { c = [] } } }]
}
