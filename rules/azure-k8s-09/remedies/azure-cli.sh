az identity create --resource-group rg-shop --name id-aks-shop
az identity create --resource-group rg-shop --name id-aks-shop-kubelet

az aks create --resource-group rg-shop --name aks-shop \
  --assign-identity "$(az identity show --resource-group rg-shop --name id-aks-shop --query id --output tsv)" \
  --assign-kubelet-identity "$(az identity show --resource-group rg-shop --name id-aks-shop-kubelet --query id --output tsv)"
