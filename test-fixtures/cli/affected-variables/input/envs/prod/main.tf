variable "private" {}

module "aks" {
  source  = "../../modules/aks"
  name    = "aks-prod"
  private = var.private
}
