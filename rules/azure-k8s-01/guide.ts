import type { GuideText } from '../guide-text.js';

export const guide: GuideText = {
  modes: {
    standard:
      'A Standard cluster has a public API server unless private_cluster_enabled (ARM: enablePrivateCluster) is set. The choice can be changed later only when the API server is integrated into a virtual network; else the cluster is made anew.',
    automatic:
      'The API server of an Automatic cluster always stands in a virtual network, but it keeps a public endpoint: a private cluster is an option that must be asked for.',
  },
  detection: {
    signals: [
      'A write on the cluster in AzureActivity whose request sets enablePrivateCluster to false, or leaves the API server profile out.',
      'A write that adds a range as wide as 0.0.0.0/0 to authorizedIPRanges.',
      'Requests in the audit log whose source address lies outside of the networks that operators work from.',
    ],
    query: `
AzureActivity
| where OperationNameValue =~ "Microsoft.ContainerService/managedClusters/write"
| extend request = parse_json(tostring(parse_json(Properties).requestbody))
| extend properties = request.properties
| extend api = properties.apiServerAccessProfile
| extend opened = tobool(api.enablePrivateCluster) == false
| extend wide = tostring(api.authorizedIPRanges) matches regex @'"(0\\.0\\.0\\.0/[0-3]|128\\.0\\.0\\.0/1|::/[0-3])"'
| where opened or wide
| project TimeGenerated, Caller, CallerIpAddress, cluster = _ResourceId, opened, wide, api
| sort by TimeGenerated desc
`.trim(),
    thresholds: [
      'One such write on a production cluster is enough to page somebody.',
      'Any request to the API server from an address that is not yours, on a cluster that should be private.',
    ],
    response: [
      "Find who changed it (Caller) and whether it was a deployment: compare the write with the pipeline's runs, and roll the code back rather than the cluster.",
      'Until it is private again, narrow authorizedIPRanges to your own networks; that takes effect at once.',
      "Read the audit log for the time it was open: sign-ins and writes from addresses you do not know. Treat credentials that they used as stolen and rotate the cluster's certificates.",
      'Assign the built-in policy for private clusters with effect deny, so that the next attempt is refused.',
    ],
  },
  equivalents: [
    { provider: 'Google Kubernetes Engine', feature: 'private cluster with authorized networks' },
    { provider: 'Amazon EKS', feature: 'private cluster endpoint, public endpoint off or limited to CIDRs' },
    { provider: 'Oracle OKE', feature: 'private Kubernetes API endpoint' },
  ],
  references: [
    { title: 'Private AKS clusters', url: 'https://learn.microsoft.com/azure/aks/private-clusters' },
    { title: 'Authorized IP ranges for the API server', url: 'https://learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges' },
    { title: 'API Server VNet Integration', url: 'https://learn.microsoft.com/azure/aks/api-server-vnet-integration' },
    { title: 'AKS Automatic', url: 'https://learn.microsoft.com/azure/aks/intro-aks-automatic' },
  ],
};
