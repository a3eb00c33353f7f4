az aks namespace add --resource-group rg-shop --cluster-name aks-shop --name shop --egress-policy DenyAll

# In preview, for clusters without Azure Policy, Container Insights and the other add-ons that need the service themselves.
az aks update --resource-group rg-shop --name aks-shop --enable-imds-restriction
