variable "name" {
  default = "from-override"
}
locals {
  base = "overridden"
}
resource "terraform_data" "overridden" {
  input = "a"
}
