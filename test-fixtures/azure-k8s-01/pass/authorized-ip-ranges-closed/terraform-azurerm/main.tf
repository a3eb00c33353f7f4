resource "azurerm_kubernetes_cluster" "this" {
  name = "shop"

  api_server_access_profile {
    authorized_ip_ranges = ["203.0.113.0/24", "0.0.0.0/32"] # expect: authorized-ip-ranges
  }
}
