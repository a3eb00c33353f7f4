variable "private" {}

module "aks" {
  source  = "../../modules/aks"
  name    = "aks-stage"
  private = var.private
}
