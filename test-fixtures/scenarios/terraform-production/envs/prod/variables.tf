variable "location" {
  type = string
}

variable "private_api_server" {
  type = bool
}

variable "operator_ranges" {
  type    = list(string)
  default = []
}

variable "namespaces" {
  type = map(object({ default_deny = optional(bool, true) }))
}
