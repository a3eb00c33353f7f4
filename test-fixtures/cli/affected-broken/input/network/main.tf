resource "azurerm_virtual_network" "main" {
  name = = "vnet"
}
