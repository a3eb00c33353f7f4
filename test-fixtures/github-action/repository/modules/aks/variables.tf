variable "name" {
  type = string
}

variable "private" {
  type = bool
}

variable "local_accounts" {
  type    = bool
  default = true
}
