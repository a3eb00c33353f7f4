empty {}
empty {
}
one { a = 1 }
one { a = [1, 2] }
one { a = { b = 1 } }
one {
  a = 1
}
label "a" {}
label "a" "b" "c" { x = 1 }
label a b {}
label "a" b "c-d" {}
label "with space" "é" "q\"t" "\u0041" {}
nested {
  inner {
    innermost "x" {
      a = 1
    }
    innermost "x" {
      a = 2
    }
    b = 3
  }

  inner {}
}
a = 1


b = 2
ifs {
  for = 1
  if  = 2
  in  = 3
}
