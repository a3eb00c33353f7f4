az aks update --resource-group rg-shop --name aks-shop \
  --enable-oidc-issuer \
  --enable-workload-identity

az identity federated-credential create --resource-group rg-shop --identity-name id-orders --name orders \
  --issuer "$(az aks show --resource-group rg-shop --name aks-shop --query oidcIssuerProfile.issuerUrl --output tsv)" \
  --subject system:serviceaccount:shop:orders \
  --audiences api://AzureADTokenExchange
