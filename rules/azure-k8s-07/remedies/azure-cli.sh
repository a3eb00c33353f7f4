az aks update --resource-group rg-shop --name aks-shop --network-dataplane cilium --network-policy cilium

# A namespace that AKS manages brings its own default policy.
az aks namespace add --resource-group rg-shop --cluster-name aks-shop --name shop \
  --ingress-policy DenyAll --egress-policy DenyAll
