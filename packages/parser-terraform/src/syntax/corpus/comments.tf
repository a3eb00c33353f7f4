# first
// second
/* third
   over lines */
a = 1 # after an argument
b = 2 // after an argument
c = 3 /* after an argument */
/* before */ d = 4
e /* inside */ = /* everywhere */ 5
f = [ # in a list
  1,  // one
  # alone
  2
  /* last */
]
g = { # in an object
  # alone
  h = 1 # after an entry
  i = 2 /* after an entry */
}
j = upper( # in a call
  "x" // the argument
)
block /* type */ "label" /* label */ { # opening
  # only a comment
} # closing
block {
  # akslint-disable-next-line azure-k8s-06 -- a reason
  k = 1
  #l = 2
}
### banner ###
#
//
/**/
/***/ m = "# not a comment // nor this /* nor that */"
n = "${ /* in an interpolation */ 1 }"
# the last line has no newline
# end