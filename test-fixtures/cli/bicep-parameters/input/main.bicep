param private bool

module cluster 'modules/aks.bicep' = {
  name: 'cluster'
  params: {
    private: private
  }
}
