module "old" {
  # akslint-disable-block entra-rbac -- goes away with the old platform
  source = "./modules/aks"
}

module "new" {
  source = "./modules/aks"
}
