export const clusterName = 'aks';
