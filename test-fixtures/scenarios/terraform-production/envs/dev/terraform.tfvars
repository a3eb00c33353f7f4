location           = "westeurope"
private_api_server = false
operator_ranges    = ["203.0.113.0/24", "0.0.0.0/0"]

namespaces = {
  checkout = {}
  sandbox  = { default_deny = false }
}
