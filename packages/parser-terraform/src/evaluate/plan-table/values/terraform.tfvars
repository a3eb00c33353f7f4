clusters = {
  prod = { tags = { a = 1 } }
  dev  = { private = "false", pools = { u = { size = "5", zones = null } } }
}
