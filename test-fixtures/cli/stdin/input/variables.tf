variable "private" {
  default = true
}
