az aks update --resource-group rg-shop --name aks-shop \
  --enable-aad \
  --enable-azure-rbac \
  --aad-admin-group-object-ids 11111111-2222-3333-4444-555555555555 \
  --disable-local-accounts

# Certificates handed out before stay valid until they are rotated.
az aks rotate-certs --resource-group rg-shop --name aks-shop
