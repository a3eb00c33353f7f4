locals {
  plain = <<EOT
first
  second $${x} %%{y} $ %
\n is not an escape here, nor is \" or \\
EOT

  indented_marker = <<EOT
    kept
      kept too
    EOT

  flush = <<-EOT
    first
      second

    fourth
    EOT

  flush_tabs = <<-EOT
		first
			second
	EOT

  flush_interpolated = <<-EOT
    ${var.first} begins the line
      then ${var.second}
        deeper ${upper("x")}
  EOT

  flush_unindented = <<-EOT
    first
  ${var.x}
    last
  EOT

  flush_at_margin = <<-EOT
    first
${var.x}
    last
  EOT

  directives = <<-EOT
    users:
    %{ for user in var.users ~}
      - name: ${user.name}
        %{~ if user.admin }
        admin: true
        %{~ else }
        admin: false
        %{~ endif }
    %{ endfor ~}
    end
  EOT

  trimmed = <<-EOT
    a   ${~ var.x ~}
      b
    c
  EOT

  empty = <<EOT
EOT

  blank = <<-EOT

    x

  EOT

  dashed = <<END-OF_TEXT1
END
END-OF_TEXT
 EOT
END-OF_TEXT1

  in_call = templatestring(<<EOT
hello ${name}
EOT
    , { name = "x" })

  in_list = [<<A
a
A
    , <<-B
      b
    B
  ]

  in_object = {
    a = <<-EOT
      x
    EOT
    b = 1
  }

  in_interpolation = "${<<EOT
inner
EOT
}"

  nested = <<OUTER
${<<INNER
inner
INNER
}
OUTER

  shell = <<-SHELL
    #!/bin/bash
    # not a comment
    echo "$HOME $$ $${USER}" // 'quoted' /* text */
    for f in *; do echo "$f"; done
  SHELL
}
