using 'main.bicep'
param private = false
