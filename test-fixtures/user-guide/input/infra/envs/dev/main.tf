variable "private" {
  type = bool
}

module "aks" {
  source  = "../../modules/aks"
  name    = "aks-shop-dev"
  private = var.private
}
