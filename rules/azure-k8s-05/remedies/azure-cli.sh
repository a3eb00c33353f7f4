az aks enable-addons --resource-group rg-shop --name aks-shop --addons azure-policy

az policy assignment create --name pod-security-restricted \
  --policy-set-definition 42b8ef37-b724-4e24-bbc8-7a7708edfe00 \
  --scope "$(az aks show --resource-group rg-shop --name aks-shop --query id --output tsv)" \
  --params '{ "effect": { "value": "deny" } }'

# Or by deployment safeguards.
az aks safeguards create --level Enforce --pss-level Restricted \
  --cluster "$(az aks show --resource-group rg-shop --name aks-shop --query id --output tsv)"
