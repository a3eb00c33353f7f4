# Authorized ranges are for public clusters only; the command refuses them beside --enable-private-cluster.
az aks create --resource-group rg-shop --name aks-shop \
  --enable-private-cluster \
  --disable-public-fqdn \
  --private-dns-zone system

# A cluster whose API server is integrated into a virtual network can be switched later.
az aks update --resource-group rg-shop --name aks-shop --enable-private-cluster
