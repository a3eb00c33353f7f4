variable "name" {}
variable "private" { type = bool }
variable "tags" {
  type     = map(string)
  default  = { d = "1" }
  nullable = false
}
resource "terraform_data" "c" { input = { name = var.name, private = var.private, tags = var.tags, p = path.module } }
output "name" { value = upper(var.name) }
output "private" { value = terraform_data.c.input.private }
