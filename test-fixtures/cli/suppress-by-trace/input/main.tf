module "aks" {
  source  = "./aks"
  private = var.private # akslint-disable-line azure-k8s-01 -- reached through a jump host
}

variable "private" {
  type = bool
}
