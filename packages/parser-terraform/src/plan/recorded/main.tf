terraform {
  required_providers {
  }
}
variable "private" {
  type = bool
}
variable "secret" {
  type      = string
  sensitive = true
}
resource "terraform_data" "a" {
  count = 2
  input = { private = var.private, secret = var.secret, list = ["x", var.secret] }
}
resource "terraform_data" "b" {
  for_each         = toset(["x", "y"])
  input            = terraform_data.a[0].id
  triggers_replace = [terraform_data.a[0].output]
}
module "m" {
  source = "./m"
  given  = terraform_data.a[0].id
}
resource "terraform_data" "c" {
  input = module.m.out
}
locals { l = terraform_data.a[1].id }
resource "terraform_data" "d" {
  input = local.l
}
output "o" {
  value     = var.secret
  sensitive = true
}
