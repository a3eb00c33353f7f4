variable "zone" {}
variable "extra" {
  default  = "x"
  nullable = false
}
output "out" {
  value = "${var.zone}${var.extra}"
}
