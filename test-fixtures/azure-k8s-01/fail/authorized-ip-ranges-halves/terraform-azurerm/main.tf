resource "azurerm_kubernetes_cluster" "this" {
  name = "shop"

  api_server_access_profile {
    authorized_ip_ranges = ["0.0.0.0/1", "128.0.0.0/1"] # expect: authorized-ip-ranges
  }
}
