resource "azurerm_kubernetes_cluster" "this" {
  name                    = "shop"
  private_cluster_enabled = true

  api_server_access_profile {
    authorized_ip_ranges = [
      "::/0", # expect: authorized-ip-ranges
    ]
  }
}
