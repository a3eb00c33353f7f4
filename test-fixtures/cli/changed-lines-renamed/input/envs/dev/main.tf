variable "private" {}

module "aks" {
  source  = "../../modules/aks"
  name    = "aks-dev"
  private = var.private
}
