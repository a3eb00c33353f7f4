variable "private" {
  type = bool
}

module "aks" {
  source  = "../../modules/aks"
  name    = "aks-staging"
  private = var.private
}
