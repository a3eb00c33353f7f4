crlf {
  a = 1

  b = <<-EOT
    x
      y ${var.z}

  EOT
  c = [
    1, # one
    2
  ]
}
/* a
 b */
d { e = "f" }
