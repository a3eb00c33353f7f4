terraform {
  required_providers {
    terraform = {
      source = "terraform.io/builtin/terraform"
    }
  }
}

locals {
  text     = "some text"
  template = "Hello, $${name}!"
  object   = { b = true, list = [1, "two"] }
}
