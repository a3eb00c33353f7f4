variable "private" {
  type = bool
}

module "aks" {
  source  = "../../modules/aks"
  name    = "aks-shop-prod"
  private = var.private
}
