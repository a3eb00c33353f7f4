az monitor diagnostic-settings create --name control-plane \
  --resource "$(az aks show --resource-group rg-shop --name aks-shop --query id --output tsv)" \
  --workspace "$(az monitor log-analytics workspace show --resource-group rg-shop --workspace-name log-shop --query id --output tsv)" \
  --export-to-resource-specific true \
  --logs '[
    { "category": "kube-apiserver", "enabled": true },
    { "category": "kube-audit", "enabled": true },
    { "category": "kube-audit-admin", "enabled": true },
    { "category": "kube-controller-manager", "enabled": true },
    { "category": "kube-scheduler", "enabled": true },
    { "category": "cluster-autoscaler", "enabled": true }
  ]'
