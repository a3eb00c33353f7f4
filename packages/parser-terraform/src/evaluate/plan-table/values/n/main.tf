variable "idx" { type = string }
variable "up" {}
output "out" { value = "${var.idx}:${var.up}" }
