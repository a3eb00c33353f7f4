module "aks" {
  source = "../modules/aks"
}
