param private bool

module aks 'aks.bicep' = {
  name: 'aks'
  params: { private: private }
}
