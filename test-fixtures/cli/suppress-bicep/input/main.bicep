// akslint-disable-block entra-rbac -- goes away with the old platform
module old 'modules/aks.bicep' = {
  name: 'old'
  params: {
    private: false // akslint-disable-line private-api-server/private-cluster -- hosted build agents
    localAccounts: true
  }
}
