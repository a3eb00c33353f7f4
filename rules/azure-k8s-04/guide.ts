import type { GuideText } from '../guide-text.js';

export const guide: GuideText = {
  modes: {
    standard:
      'Nothing watches a Standard cluster until either its own profile is set or the subscription has the plan Containers with the extension ContainerSensor. A plan without the extension has no sensor on the nodes; the older plans for Kubernetes and registries no longer count.',
    automatic:
      'Microsoft lists Defender neither as preconfigured nor as a default of Automatic. The Terraform type for Automatic has no profile, so there the plan on the subscription has to do it.',
  },
  detection: {
    signals: [
      'The plan Containers set back to Free, or its ContainerSensor extension disabled, in AzureActivity.',
      'A write on the cluster that turns securityMonitoring off.',
      'Silence: a cluster that used to raise alerts or send sensor data and no longer does.',
    ],
    query: `
AzureActivity
| where OperationNameValue in~ ("Microsoft.Security/pricings/write", "Microsoft.ContainerService/managedClusters/write")
| extend request = parse_json(tostring(parse_json(Properties).requestbody))
| extend isPlan = OperationNameValue has "pricings" and _ResourceId endswith "/containers"
| where (isPlan and tostring(request.properties.pricingTier) =~ "Free")
    or tobool(request.properties.securityProfile.defender.securityMonitoring.enabled) == false
| project TimeGenerated, Caller, CallerIpAddress, resource = _ResourceId, request
| sort by TimeGenerated desc
`.trim(),
    thresholds: [
      'The plan goes to Free on any subscription with clusters: page, since every cluster in it is blind.',
      'No sensor data from a running cluster for 24 hours.',
    ],
    response: [
      "Turn the plan and the profile on again from code, and see that the sensor's pods run on every node.",
      'Look at what ran meanwhile: the audit log still shows who created, changed and entered pods.',
      'Ask why it was turned off. Cost is the usual answer, and it is a decision for the owner of the risk.',
    ],
  },
  equivalents: [
    { provider: 'Google Kubernetes Engine', feature: 'GKE security posture and Container Threat Detection' },
    { provider: 'Amazon EKS', feature: 'GuardDuty EKS Protection with runtime monitoring' },
    { provider: 'Oracle OKE', feature: 'Cloud Guard with container security recipes' },
  ],
  references: [
    { title: 'Defender for Containers', url: 'https://learn.microsoft.com/azure/defender-for-cloud/defender-for-containers-introduction' },
    { title: 'Plans as a resource', url: 'https://learn.microsoft.com/azure/templates/microsoft.security/pricings' },
  ],
};
