shape = {
  b = [1]
}
strict = null
