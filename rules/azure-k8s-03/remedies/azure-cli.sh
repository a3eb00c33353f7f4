# The key's id with its version, and a user-assigned identity that may use the key.
az aks update --resource-group rg-shop --name aks-shop \
  --enable-azure-keyvault-kms \
  --azure-keyvault-kms-key-id "$(az keyvault key show --vault-name kv-shop-etcd --name etcd --query key.kid --output tsv)" \
  --azure-keyvault-kms-key-vault-network-access Private \
  --azure-keyvault-kms-key-vault-resource-id "$(az keyvault show --name kv-shop-etcd --query id --output tsv)"

# Secrets that exist already are encrypted when they are written again.
kubectl get secrets --all-namespaces --output json | kubectl replace --filename -
