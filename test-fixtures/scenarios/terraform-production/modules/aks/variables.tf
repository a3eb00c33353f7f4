variable "name" {
  type = string
}

variable "location" {
  type = string
}

variable "resource_group" {
  type = object({ name = string, id = string })
}

variable "subnet_id" {
  type = string
}

variable "log_analytics_workspace_id" {
  type     = string
  nullable = false
}

variable "kubernetes_version" {
  type    = string
  default = null
}

variable "node_count" {
  type    = number
  default = 3
}

variable "api_server" {
  type = object({
    private        = optional(bool, true)
    allowed_ranges = optional(list(string), [])
  })
  default = {}
}

variable "local_accounts_disabled" {
  type    = bool
  default = true
}

variable "admin_groups" {
  type    = list(string)
  default = []
}

variable "kms_key_id" {
  type    = string
  default = null
}

variable "full_audit" {
  type    = bool
  default = true
}

variable "pod_security_effect" {
  type    = string
  default = "deny"
}
