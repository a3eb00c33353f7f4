location           = "westeurope"
private_api_server = true

namespaces = {
  checkout = {}
  catalog  = {}
}
