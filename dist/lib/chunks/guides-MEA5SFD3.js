import { createRequire as __createRequire } from 'node:module'; import { fileURLToPath as __pathOf } from 'node:url'; const require = __createRequire(import.meta.url), __filename = __pathOf(import.meta.url), __dirname = __pathOf(new URL('.', import.meta.url));
import"./chunk-3HK4VEAC.js";var guide={modes:{standard:"A Standard cluster has a public API server unless private_cluster_enabled (ARM: enablePrivateCluster) is set. The choice can be changed later only when the API server is integrated into a virtual network; else the cluster is made anew.",automatic:"The API server of an Automatic cluster always stands in a virtual network, but it keeps a public endpoint: a private cluster is an option that must be asked for."},detection:{signals:["A write on the cluster in AzureActivity whose request sets enablePrivateCluster to false, or leaves the API server profile out.","A write that adds a range as wide as 0.0.0.0/0 to authorizedIPRanges.","Requests in the audit log whose source address lies outside of the networks that operators work from."],query:`
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
`.trim(),thresholds:["One such write on a production cluster is enough to page somebody.","Any request to the API server from an address that is not yours, on a cluster that should be private."],response:["Find who changed it (Caller) and whether it was a deployment: compare the write with the pipeline's runs, and roll the code back rather than the cluster.","Until it is private again, narrow authorizedIPRanges to your own networks; that takes effect at once.","Read the audit log for the time it was open: sign-ins and writes from addresses you do not know. Treat credentials that they used as stolen and rotate the cluster's certificates.","Assign the built-in policy for private clusters with effect deny, so that the next attempt is refused."]},equivalents:[{provider:"Google Kubernetes Engine",feature:"private cluster with authorized networks"},{provider:"Amazon EKS",feature:"private cluster endpoint, public endpoint off or limited to CIDRs"},{provider:"Oracle OKE",feature:"private Kubernetes API endpoint"}],references:[{title:"Private AKS clusters",url:"https://learn.microsoft.com/azure/aks/private-clusters"},{title:"Authorized IP ranges for the API server",url:"https://learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges"},{title:"API Server VNet Integration",url:"https://learn.microsoft.com/azure/aks/api-server-vnet-integration"},{title:"AKS Automatic",url:"https://learn.microsoft.com/azure/aks/intro-aks-automatic"}]};var guide2={modes:{standard:"Both switches are off on a Standard cluster unless they are set, with one exception: new clusters on Kubernetes 1.34 and later have the OIDC issuer on. azurerm 5 turns the issuer on by itself, azurerm 4 leaves it to Azure. The issuer cannot be switched off again.",automatic:"Workload identity and the OIDC issuer are part of every Automatic cluster and cannot be taken out."},detection:{signals:["A write on the cluster in AzureActivity that turns workload identity off.","Federated credentials removed from a managed identity that pods use.","Secrets with client credentials created in the cluster soon after; that is how teams get around it."],query:`
AzureActivity
| where OperationNameValue =~ "Microsoft.ContainerService/managedClusters/write"
| extend request = parse_json(tostring(parse_json(Properties).requestbody))
| extend properties = request.properties
| where tobool(properties.securityProfile.workloadIdentity.enabled) == false
    or tobool(properties.podIdentityProfile.enabled)
| project TimeGenerated, Caller, CallerIpAddress, cluster = _ResourceId, securityProfile = properties.securityProfile, podIdentity = properties.podIdentityProfile
| sort by TimeGenerated desc
| union (
    AzureActivity
    | where OperationNameValue =~ "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/delete"
    | project TimeGenerated, Caller, CallerIpAddress, identity = _ResourceId)
`.trim(),thresholds:["Workload identity turned off on a production cluster: page.","More than two federated credentials removed within a day by the same caller."],response:["Turn it on again from code; restart the workloads that lost their tokens.","List the secrets that were written while it was off and who read them; whatever holds a client secret is to be rotated.","Check that each federated credential still names this cluster's issuer and the right service account."]},equivalents:[{provider:"Google Kubernetes Engine",feature:"Workload Identity Federation for GKE"},{provider:"Amazon EKS",feature:"EKS Pod Identity, or IAM roles for service accounts"},{provider:"Oracle OKE",feature:"OKE Workload Identity"}],references:[{title:"Microsoft Entra Workload ID on AKS",url:"https://learn.microsoft.com/azure/aks/workload-identity-overview"},{title:"Deploy and configure workload identity",url:"https://learn.microsoft.com/azure/aks/workload-identity-deploy-cluster"},{title:"The OIDC issuer",url:"https://learn.microsoft.com/azure/aks/use-oidc-issuer"},{title:"Pod-managed identity (retired)",url:"https://learn.microsoft.com/azure/aks/use-azure-ad-pod-identity"}]};var guide3={modes:{standard:"Off unless it is set. It needs a user-assigned identity with rights on the key, a key that may encrypt and decrypt, and for a private vault an API server in a virtual network. In use today is the profile azureKeyVaultKms with a versioned key id; a newer form, in preview, adds a platform-managed key, which is not a key of your own.",automatic:"Nothing is preset: an Automatic cluster encrypts with your key only when it is asked to. The Terraform type for Automatic cannot ask; use azapi or Bicep."},detection:{signals:["A write on the cluster that turns azureKeyVaultKms off or empties its key id.","The key disabled, deleted or expired in Key Vault, or the identity's role on it removed.","Reads of secrets in the audit log that end with a server error, which is what a key that cannot be reached looks like."],query:`
AzureActivity
| where OperationNameValue =~ "Microsoft.ContainerService/managedClusters/write"
| extend request = parse_json(tostring(parse_json(Properties).requestbody))
| extend properties = request.properties
| extend kms = properties.securityProfile.azureKeyVaultKms
| where isnotnull(kms) and (tobool(kms.enabled) == false or isempty(tostring(kms.keyId)))
| project TimeGenerated, Caller, CallerIpAddress, cluster = _ResourceId, kms
| sort by TimeGenerated desc
| union (
    AzureDiagnostics
    | where ResourceProvider == "MICROSOFT.KEYVAULT" and OperationName in ("KeyDelete", "KeyPurge", "KeyUpdate")
    | project TimeGenerated, Caller = tostring(column_ifexists("identity_claim_upn_s", "")), CallerIpAddress = CallerIPAddress, cluster = ResourceId, kms = todynamic(OperationName))
`.trim(),thresholds:["KMS turned off on a cluster that holds production data: page.","Any delete, purge or disable of the key: page at once, since secrets become unreadable when the cached key runs out."],response:["If the key is gone, recover it (az keyvault key recover) before anything else; purge protection is what makes that possible.","If KMS was turned off, turn it on from code and write the secrets anew, since those written meanwhile are not encrypted with your key.","Find out who held the right to do it, and take the right away from people and pipelines that do not need it."]},equivalents:[{provider:"Google Kubernetes Engine",feature:"application-layer secrets encryption with Cloud KMS"},{provider:"Amazon EKS",feature:"envelope encryption of secrets with AWS KMS"},{provider:"Oracle OKE",feature:"secrets encryption with a master key in OCI Vault"}],references:[{title:"KMS etcd encryption",url:"https://learn.microsoft.com/azure/aks/use-kms-etcd-encryption"},{title:"Update the key vault mode",url:"https://learn.microsoft.com/azure/aks/update-kms-key-vault"},{title:"Key Vault soft delete and purge protection",url:"https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview"}]};var guide4={modes:{standard:"Nothing watches a Standard cluster until either its own profile is set or the subscription has the plan Containers with the extension ContainerSensor. A plan without the extension has no sensor on the nodes; the older plans for Kubernetes and registries no longer count.",automatic:"Microsoft lists Defender neither as preconfigured nor as a default of Automatic. The Terraform type for Automatic has no profile, so there the plan on the subscription has to do it."},detection:{signals:["The plan Containers set back to Free, or its ContainerSensor extension disabled, in AzureActivity.","A write on the cluster that turns securityMonitoring off.","Silence: a cluster that used to raise alerts or send sensor data and no longer does."],query:`
AzureActivity
| where OperationNameValue in~ ("Microsoft.Security/pricings/write", "Microsoft.ContainerService/managedClusters/write")
| extend request = parse_json(tostring(parse_json(Properties).requestbody))
| extend isPlan = OperationNameValue has "pricings" and _ResourceId endswith "/containers"
| where (isPlan and tostring(request.properties.pricingTier) =~ "Free")
    or tobool(request.properties.securityProfile.defender.securityMonitoring.enabled) == false
| project TimeGenerated, Caller, CallerIpAddress, resource = _ResourceId, request
| sort by TimeGenerated desc
`.trim(),thresholds:["The plan goes to Free on any subscription with clusters: page, since every cluster in it is blind.","No sensor data from a running cluster for 24 hours."],response:["Turn the plan and the profile on again from code, and see that the sensor's pods run on every node.","Look at what ran meanwhile: the audit log still shows who created, changed and entered pods.","Ask why it was turned off. Cost is the usual answer, and it is a decision for the owner of the risk."]},equivalents:[{provider:"Google Kubernetes Engine",feature:"GKE security posture and Container Threat Detection"},{provider:"Amazon EKS",feature:"GuardDuty EKS Protection with runtime monitoring"},{provider:"Oracle OKE",feature:"Cloud Guard with container security recipes"}],references:[{title:"Defender for Containers",url:"https://learn.microsoft.com/azure/defender-for-cloud/defender-for-containers-introduction"},{title:"Plans as a resource",url:"https://learn.microsoft.com/azure/templates/microsoft.security/pricings"}]};var guide5={modes:{standard:"The add-on is off unless it is set, and by itself it enforces nothing: the initiative must be assigned, with effect deny, since it audits by default. Deployment safeguards at level Enforce with the restricted standard do the same.",automatic:"The add-on is always on, and deployment safeguards enforce the baseline standard and cannot be turned off; namespaces can be left out. The restricted standard is not among the presets and still needs an assignment."},detection:{signals:["A write on the cluster that disables the add-on.","The assignment deleted, its effect set back to audit, or its enforcement mode to DoNotEnforce.","Namespaces added to the excluded ones."],query:`
AzureActivity
| where OperationNameValue in~ (
    "Microsoft.Authorization/policyAssignments/delete",
    "Microsoft.Authorization/policyAssignments/write",
    "Microsoft.ContainerService/managedClusters/write")
| extend request = parse_json(tostring(parse_json(Properties).requestbody))
| extend effect = tostring(request.properties.parameters.effect.value), mode = tostring(request.properties.enforcementMode)
| where OperationNameValue endswith "delete"
    or (tostring(request.properties.policyDefinitionId) has "42b8ef37-b724-4e24-bbc8-7a7708edfe00" and (effect !~ "deny" or mode =~ "DoNotEnforce"))
    or tobool(request.properties.addonProfiles.azurepolicy.enabled) == false
| project TimeGenerated, Caller, CallerIpAddress, OperationNameValue, resource = _ResourceId, effect, mode
| sort by TimeGenerated desc
`.trim(),thresholds:["The add-on disabled or the assignment removed on a production cluster: page.","An exclusion that nobody asked for: look the same day."],response:["Put the add-on and the assignment back from code.","List the pods that were created meanwhile and would have been refused: privileged, host namespaces, host paths, root. Each is to be explained or removed.","See who may write policy assignments on the cluster's scope; a cluster's operators usually need not."]},equivalents:[{provider:"Google Kubernetes Engine",feature:"Policy Controller, or Pod Security admission by namespace label"},{provider:"Amazon EKS",feature:"Pod Security admission by namespace label, or Kyverno/Gatekeeper"},{provider:"Oracle OKE",feature:"Pod Security admission by namespace label"}],references:[{title:"Azure Policy for AKS",url:"https://learn.microsoft.com/azure/aks/use-azure-policy"},{title:"Deployment safeguards",url:"https://learn.microsoft.com/azure/aks/deployment-safeguards"},{title:"Pod Security Standards",url:"https://kubernetes.io/docs/concepts/security/pod-security-standards/"}]};var guide6={modes:{standard:"A Standard cluster has local accounts, and neither Entra integration nor Azure RBAC unless they are set. Disabling local accounts on a cluster without Entra integration locks everyone out.",automatic:"Azure RBAC with Entra sign-in is preconfigured. Microsoft contrasts it with the local accounts of Standard clusters; writing disableLocalAccounts false on Automatic contradicts the preset."},detection:{signals:["A write on the cluster that sets disableLocalAccounts to false or turns Azure RBAC off.","Calls to listClusterAdminCredential, which hands out the local administrator's certificate.","Requests in the audit log by the user masterclient, whom that certificate names."],query:`
AzureActivity
| where OperationNameValue =~ "Microsoft.ContainerService/managedClusters/listClusterAdminCredential/action"
| project TimeGenerated, Caller, CallerIpAddress, what = "administrator credential handed out", cluster = _ResourceId
| union (
    AzureActivity
    | where OperationNameValue =~ "Microsoft.ContainerService/managedClusters/write"
    | extend properties = parse_json(tostring(parse_json(Properties).requestbody)).properties
    | where tobool(properties.disableLocalAccounts) == false or tobool(properties.aadProfile.enableAzureRBAC) == false
    | project TimeGenerated, Caller, CallerIpAddress, what = "access weakened", cluster = _ResourceId)
| union (
    AKSAuditAdmin
    | where tostring(User.username) == "masterclient"
    | summarize TimeGenerated = min(TimeGenerated) by Caller = "masterclient", CallerIpAddress = tostring(SourceIps[0]), what = strcat("local account: ", Verb), cluster = _ResourceId)
| sort by TimeGenerated desc
`.trim(),thresholds:["Local accounts enabled again on a production cluster: page.","An administrator credential handed out outside of an agreed emergency: page, and treat it as stolen."],response:["Disable local accounts again and rotate the cluster's certificates (az aks rotate-certs); only that ends certificates already handed out.","Follow masterclient through the audit log: what it read, created and changed is what you must distrust.","See that somebody can still sign in: an administrator group, or a role assignment on the cluster."]},equivalents:[{provider:"Google Kubernetes Engine",feature:"Google Groups for RBAC, with client certificates off"},{provider:"Amazon EKS",feature:"access entries with IAM principals"},{provider:"Oracle OKE",feature:"IAM policies on the cluster with Kubernetes RBAC"}],references:[{title:"Manage local accounts",url:"https://learn.microsoft.com/azure/aks/local-accounts"},{title:"Azure RBAC for Kubernetes authorization",url:"https://learn.microsoft.com/azure/aks/entra-id-authorization"},{title:"Access and identity in AKS",url:"https://learn.microsoft.com/azure/aks/concepts-identity"}]};var guide7={modes:{standard:"No engine enforces network policies unless one is chosen. Cilium is what Microsoft recommends; Azure Network Policy Manager retires on Windows on 30 September 2026 and on Linux on 30 September 2028. The policies themselves are always yours to write.",automatic:"Azure CNI Overlay with the Cilium data plane is preconfigured, so the engine is there. The NetworkPolicy objects are yours to write."},detection:{signals:["NetworkPolicy objects deleted or changed in the audit log, first of all the ones that deny by default.","New namespaces that stay without one.","A write on the cluster that sets networkPolicy to none."],query:`
AKSAuditAdmin
| where tostring(ObjectRef.resource) in ("networkpolicies", "ciliumnetworkpolicies", "ciliumclusterwidenetworkpolicies")
| where Verb in ("delete", "deletecollection", "patch", "update")
| where toint(ResponseStatus.code) between (200 .. 299)
| project TimeGenerated, who = tostring(User.username), from = tostring(SourceIps[0]), Verb,
    namespace = tostring(ObjectRef.namespace), policy = tostring(ObjectRef.name), cluster = _ResourceId
| sort by TimeGenerated desc
`.trim(),thresholds:["A policy that denies by default deleted in a production namespace: page.","A workload namespace older than an hour without such a policy: a ticket to its owner."],response:["Apply the policy again from the repository that owns it, and see who deleted it and by what path.","Look for connections from that namespace to others while it was open; flow logs show the nodes, the engine's own metrics the pods.","Let an admission policy refuse the deletion, or make the namespace a managed one."]},equivalents:[{provider:"Google Kubernetes Engine",feature:"network policy enforcement with Dataplane V2"},{provider:"Amazon EKS",feature:"network policies of the VPC CNI"},{provider:"Oracle OKE",feature:"Calico or the native pod networking's policies"}],references:[{title:"Network policies in AKS",url:"https://learn.microsoft.com/azure/aks/use-network-policies"},{title:"Azure CNI powered by Cilium",url:"https://learn.microsoft.com/azure/aks/azure-cni-powered-by-cilium"},{title:"Managed namespaces",url:"https://learn.microsoft.com/azure/aks/managed-namespaces"},{title:"Network policies in Kubernetes",url:"https://kubernetes.io/docs/concepts/services-networking/network-policies/"}]};var guide8={modes:{standard:"No control-plane log is kept until a diagnostic setting on the cluster collects it. The destination type Dedicated fills the tables AKSAudit, AKSAuditAdmin and AKSControlPlane; without it everything lands in AzureDiagnostics.",automatic:"The same: Container insights and managed Prometheus come with clusters made by the portal or the CLI, but control-plane logs are not among the presets. With node auto-provisioning, karpenter-events is worth collecting beside the six."},detection:{signals:["A diagnostic setting on a cluster deleted, or written with fewer categories or without a workspace.","The stream of audit records of a cluster that runs dry."],query:`
let quiet = 30m;
AzureActivity
| where OperationNameValue in~ ("Microsoft.Insights/diagnosticSettings/delete", "Microsoft.Insights/diagnosticSettings/write")
| where _ResourceId has "/managedclusters/"
| project TimeGenerated, cluster = tostring(split(_ResourceId, "/providers/microsoft.insights")[0]), what = OperationNameValue, Caller
| union (
    AKSAuditAdmin
    | where TimeGenerated > ago(1d)
    | summarize TimeGenerated = max(TimeGenerated) by cluster = _ResourceId
    | where TimeGenerated < ago(quiet)
    | extend what = "no audit records", Caller = "")
| sort by TimeGenerated desc
`.trim(),thresholds:["A setting deleted on a production cluster: page.","No audit record of a running cluster for 30 minutes: page, since every other detection stands on them."],response:["Put the setting back from code and wait for the first records.","What was not collected is lost, unless a second sink (storage, event hub) has it; say so in the incident's record.","Look hard at that window by other means: activity log, Defender alerts, image pulls, changed objects."]},equivalents:[{provider:"Google Kubernetes Engine",feature:"Cloud Audit Logs with data access logs on"},{provider:"Amazon EKS",feature:"control plane logging to CloudWatch"},{provider:"Oracle OKE",feature:"OCI Audit for the Kubernetes API"}],references:[{title:"Monitor AKS",url:"https://learn.microsoft.com/azure/aks/monitor-aks"},{title:"Log categories of managed clusters",url:"https://learn.microsoft.com/azure/azure-monitor/reference/supported-logs/microsoft-containerservice-managedclusters-logs"},{title:"Diagnostic settings",url:"https://learn.microsoft.com/azure/azure-monitor/platform/diagnostic-settings"}]};var guide9={modes:{standard:"The command line makes a system-assigned identity unless told otherwise, and AKS makes an identity for the kubelet in the node resource group by itself. A service principal is the legacy form; its secret expires and takes the cluster with it.",automatic:"A system-assigned identity is the default, and a user-assigned one is needed only with a network of your own. So this one is yours to choose; the kubelet's identity is managed by AKS and does not count here."},detection:{signals:["A write on the cluster that changes identity.type or brings a service principal.","A password or certificate added to an application that a cluster uses.","Role assignments to the cluster's or the kubelet's identity outside of the cluster's own resource groups."],query:`
AzureActivity
| where OperationNameValue =~ "Microsoft.ContainerService/managedClusters/write"
| extend request = parse_json(tostring(parse_json(Properties).requestbody))
| extend type = tostring(request.identity.type), principal = tostring(request.properties.servicePrincipalProfile.clientId)
| where (isnotempty(type) and type !~ "UserAssigned") or (isnotempty(principal) and principal !~ "msi")
| project TimeGenerated, Caller, CallerIpAddress, cluster = _ResourceId, type, principal
| sort by TimeGenerated desc
`.trim(),thresholds:["A production cluster goes back to a service principal: page.","A role beyond the cluster's own scope granted to one of its identities: look the same day."],response:["Bring the identity back from code; nodes take it over when their pools are upgraded.","Rotate the service principal's secret and remove the application once nothing uses it.","Review the roles of both identities; what is not needed to run the cluster goes."]},equivalents:[{provider:"Google Kubernetes Engine",feature:"a least-privilege service account for the nodes"},{provider:"Amazon EKS",feature:"separate IAM roles for the cluster and its nodes"},{provider:"Oracle OKE",feature:"dynamic groups and policies for the cluster and its nodes"}],references:[{title:"Managed identities in AKS",url:"https://learn.microsoft.com/azure/aks/managed-identity-overview"},{title:"User-assigned identity for the control plane",url:"https://learn.microsoft.com/azure/aks/user-assigned-managed-identity"},{title:"An own kubelet identity",url:"https://learn.microsoft.com/azure/aks/pre-created-kubelet-managed-identity"}]};var guide10={modes:{standard:"Pods reach the metadata service unless policies stop them. AKS can restrict it for the whole cluster (networkProfile.podLinkLocalAccess None, in preview), but not together with Azure Policy, Container insights and other add-ons. Pods on the host network are beyond the reach of either.",automatic:"Nothing is preset. The engine that enforces policies is there; the cluster-wide restriction is not usable, since Automatic always has the Azure Policy add-on."},detection:{signals:["Network policies that isolate egress deleted or opened in a workload namespace.","Pods on the host network created outside of the platform's namespaces.","The kubelet's identity used from somewhere, or for something, that the nodes never do."],query:`
let platform = dynamic(["kube-system", "gatekeeper-system", "azure-arc", "azure-extensions-usage-system"]);
AKSAuditAdmin
| where tostring(ObjectRef.namespace) !in (platform) and toint(ResponseStatus.code) between (200 .. 299)
| extend resource = tostring(ObjectRef.resource)
| extend what = case(
    resource == "networkpolicies" and Verb in ("delete", "patch", "update"), "network policy changed",
    resource == "pods" and Verb == "create" and tobool(RequestObject.spec.hostNetwork), "pod on the host network",
    "")
| where what != ""
| project TimeGenerated, what, who = tostring(User.username), namespace = tostring(ObjectRef.namespace), object = tostring(ObjectRef.name), cluster = _ResourceId
| sort by TimeGenerated desc
`.trim(),thresholds:["The policy that isolates egress deleted in a production namespace: page.","The kubelet's identity signing in from an address outside of the cluster: page, its token has left the node."],response:["Isolate the pod (a policy that denies everything to its label) before you delete it, and keep its description and logs.","Assume that the node's token was taken: see in the sign-in and activity logs what the kubelet's identity did, and narrow its roles to pulling images.","Put the policy back from code; move the workload to workload identity if it used the node's."]},equivalents:[{provider:"Google Kubernetes Engine",feature:"GKE metadata server with Workload Identity Federation"},{provider:"Amazon EKS",feature:"IMDSv2 with a hop limit of 1"},{provider:"Oracle OKE",feature:"instance metadata service v2 only, network policies"}],references:[{title:"Restrict access to the metadata service",url:"https://learn.microsoft.com/azure/aks/imds-restriction"},{title:"Network policies in AKS",url:"https://learn.microsoft.com/azure/aks/use-network-policies"},{title:"Managed identities in AKS",url:"https://learn.microsoft.com/azure/aks/managed-identity-overview"},{title:"Network policies in Kubernetes",url:"https://kubernetes.io/docs/concepts/services-networking/network-policies/"}]};var sampleFiles={"azure-k8s-01":{"arm.json":`{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.ContainerService/managedClusters",
      "apiVersion": "2025-10-01",
      "name": "aks-shop",
      "location": "[resourceGroup().location]",
      "properties": {
        "apiServerAccessProfile": {
          "enablePrivateCluster": true,
          "enablePrivateClusterPublicFQDN": false,
          "privateDNSZone": "system"
        }
      }
    }
  ]
}
`,"azapi.tf":`resource "azapi_resource" "cluster" {
  type = "Microsoft.ContainerService/managedClusters@2025-10-01"
  name = "aks-shop"

  body = {
    properties = {
      apiServerAccessProfile = {
        enablePrivateCluster           = true
        enablePrivateClusterPublicFQDN = false
        privateDNSZone                 = "system"
      }
    }
  }
}
`,"azure-classic.ts":`import * as azure from '@pulumi/azure';

new azure.containerservice.KubernetesCluster('main', {
  resourceGroupName: 'rg-shop',
  defaultNodePool: { name: 'system', vmSize: 'Standard_D4s_v5', nodeCount: 3 },
  privateClusterEnabled: true,
  privateClusterPublicFqdnEnabled: false,
  privateDnsZoneId: 'System',
});
`,"azure-cli.sh":`# Authorized ranges are for public clusters only; the command refuses them beside --enable-private-cluster.
az aks create --resource-group rg-shop --name aks-shop \\
  --enable-private-cluster \\
  --disable-public-fqdn \\
  --private-dns-zone system

# A cluster whose API server is integrated into a virtual network can be switched later.
az aks update --resource-group rg-shop --name aks-shop --enable-private-cluster
`,"azure-native.ts":`import * as containerservice from '@pulumi/azure-native/containerservice';

new containerservice.ManagedCluster('main', {
  resourceGroupName: 'rg-shop',
  apiServerAccessProfile: {
    enablePrivateCluster: true,
    enablePrivateClusterPublicFQDN: false,
    privateDNSZone: 'system',
  },
});
`,"azurerm-automatic.tf":`# AKS Automatic is public unless this block is there; azurerm 4.81 and later.
resource "azurerm_kubernetes_automatic_cluster" "main" {
  private_cluster {
    private_dns_zone_id                        = "System"
    public_fully_qualified_domain_name_enabled = false
  }
}
`,"azurerm.tf":`resource "azurerm_kubernetes_cluster" "main" {
  # What the cluster has already stays as it is. Changing the first or the last replaces the cluster.
  private_cluster_enabled             = true
  private_cluster_public_fqdn_enabled = false
  private_dns_zone_id                 = "System"
}
`,"cluster.bicep":`resource cluster 'Microsoft.ContainerService/managedClusters@2025-10-01' = {
  name: 'aks-shop'
  location: resourceGroup().location
  properties: {
    apiServerAccessProfile: {
      enablePrivateCluster: true
      enablePrivateClusterPublicFQDN: false
      privateDNSZone: 'system'
    }
  }
}
`},"azure-k8s-02":{"arm.json":`{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.ContainerService/managedClusters",
      "apiVersion": "2025-10-01",
      "name": "aks-shop",
      "location": "[resourceGroup().location]",
      "properties": {
        "oidcIssuerProfile": {
          "enabled": true
        },
        "securityProfile": {
          "workloadIdentity": {
            "enabled": true
          }
        }
      }
    }
  ]
}
`,"azapi.tf":`resource "azapi_resource" "cluster" {
  type = "Microsoft.ContainerService/managedClusters@2025-10-01"
  name = "aks-shop"

  body = {
    properties = {
      oidcIssuerProfile = {
        enabled = true
      }
      securityProfile = {
        workloadIdentity = {
          enabled = true
        }
      }
    }
  }
}
`,"azure-classic.ts":`import * as azure from '@pulumi/azure';

new azure.containerservice.KubernetesCluster('main', {
  resourceGroupName: 'rg-shop',
  defaultNodePool: { name: 'system', vmSize: 'Standard_D4s_v5', nodeCount: 3 },
  oidcIssuerEnabled: true,
  workloadIdentityEnabled: true,
});
`,"azure-cli.sh":`az aks update --resource-group rg-shop --name aks-shop \\
  --enable-oidc-issuer \\
  --enable-workload-identity

az identity federated-credential create --resource-group rg-shop --identity-name id-orders --name orders \\
  --issuer "$(az aks show --resource-group rg-shop --name aks-shop --query oidcIssuerProfile.issuerUrl --output tsv)" \\
  --subject system:serviceaccount:shop:orders \\
  --audiences api://AzureADTokenExchange
`,"azure-native.ts":`import * as containerservice from '@pulumi/azure-native/containerservice';

new containerservice.ManagedCluster('main', {
  resourceGroupName: 'rg-shop',
  oidcIssuerProfile: { enabled: true },
  securityProfile: { workloadIdentity: { enabled: true } },
});
`,"azurerm-4.tf":`terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.65"
    }
  }
}

resource "azurerm_kubernetes_cluster" "main" {
  oidc_issuer_enabled       = true
  workload_identity_enabled = true
}

resource "azurerm_federated_identity_credential" "orders" {
  name                      = "orders"
  # Before 4.65: parent_id and resource_group_name.
  user_assigned_identity_id = azurerm_user_assigned_identity.orders.id
  issuer                    = azurerm_kubernetes_cluster.main.oidc_issuer_url
  subject                   = "system:serviceaccount:shop:orders"
  audience                  = ["api://AzureADTokenExchange"]
}

resource "azurerm_user_assigned_identity" "orders" {
  name                = "id-orders"
  resource_group_name = "rg-shop"
  location            = "westeurope"
}
`,"azurerm-5.tf":`terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 5.0"
    }
  }
}

resource "azurerm_kubernetes_cluster" "main" {
  # The OIDC issuer is on unless it is switched off.
  workload_identity_enabled = true
}

resource "azurerm_federated_identity_credential" "orders" {
  name                      = "orders"
  user_assigned_identity_id = azurerm_user_assigned_identity.orders.id
  issuer                    = azurerm_kubernetes_cluster.main.oidc_issuer_url
  subject                   = "system:serviceaccount:shop:orders"
  audience                  = ["api://AzureADTokenExchange"]
}

resource "azurerm_user_assigned_identity" "orders" {
  name                = "id-orders"
  resource_group_name = "rg-shop"
  location            = "westeurope"
}
`,"cluster.bicep":`resource cluster 'Microsoft.ContainerService/managedClusters@2025-10-01' = {
  name: 'aks-shop'
  location: resourceGroup().location
  properties: {
    oidcIssuerProfile: {
      enabled: true
    }
    securityProfile: {
      workloadIdentity: {
        enabled: true
      }
    }
  }
}

resource orders 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: 'id-orders'
}

resource ordersPods 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2023-01-31' = {
  parent: orders
  name: 'orders'
  properties: {
    issuer: cluster.properties.oidcIssuerProfile.issuerURL
    subject: 'system:serviceaccount:shop:orders'
    audiences: ['api://AzureADTokenExchange']
  }
}
`,"kubernetes.yaml":`# The label on the pods is what lets them exchange their token; the annotation only names the identity.
apiVersion: v1
kind: ServiceAccount
metadata:
  name: orders
  namespace: shop
  annotations:
    azure.workload.identity/client-id: 00000000-0000-0000-0000-000000000000
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: orders
  namespace: shop
spec:
  selector:
    matchLabels: { app: orders }
  template:
    metadata:
      labels:
        app: orders
        azure.workload.identity/use: "true"
    spec:
      serviceAccountName: orders
      containers:
        - name: orders
          image: registry.example.com/shop/orders:1.4.2
`},"azure-k8s-03":{"arm.json":`{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.ContainerService/managedClusters",
      "apiVersion": "2025-10-01",
      "name": "aks-shop",
      "location": "[resourceGroup().location]",
      "identity": {
        "type": "UserAssigned",
        "userAssignedIdentities": {
          "[resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', 'id-aks-shop')]": {}
        }
      },
      "properties": {
        "apiServerAccessProfile": {
          "enableVnetIntegration": true,
          "subnetId": "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-shop', 'api-server')]"
        },
        "securityProfile": {
          "azureKeyVaultKms": {
            "enabled": true,
            "keyId": "https://kv-shop-etcd.vault.azure.net/keys/etcd/0123456789abcdef0123456789abcdef",
            "keyVaultNetworkAccess": "Private",
            "keyVaultResourceId": "[resourceId('Microsoft.KeyVault/vaults', 'kv-shop-etcd')]"
          }
        }
      }
    }
  ]
}
`,"azapi.tf":`resource "azapi_resource" "cluster" {
  type = "Microsoft.ContainerService/managedClusters@2025-10-01"
  name = "aks-shop"

  identity {
    type         = "UserAssigned"
    identity_ids = [data.azurerm_user_assigned_identity.cluster.id]
  }

  body = {
    properties = {
      apiServerAccessProfile = {
        enableVnetIntegration = true
        subnetId              = data.azurerm_subnet.api_server.id
      }
      securityProfile = {
        azureKeyVaultKms = {
          enabled               = true
          keyId                 = data.azurerm_key_vault_key.etcd.id
          keyVaultNetworkAccess = "Private"
          keyVaultResourceId    = data.azurerm_key_vault.etcd.id
        }
      }
    }
  }
}

data "azurerm_key_vault" "etcd" {
  name                = "kv-shop-etcd"
  resource_group_name = "rg-shop"
}

data "azurerm_key_vault_key" "etcd" {
  name         = "etcd"
  key_vault_id = data.azurerm_key_vault.etcd.id
}

data "azurerm_user_assigned_identity" "cluster" {
  name                = "id-aks-shop"
  resource_group_name = "rg-shop"
}

data "azurerm_subnet" "api_server" {
  name                 = "api-server"
  virtual_network_name = "vnet-shop"
  resource_group_name  = "rg-shop"
}
`,"azure-classic.ts":`import * as azure from '@pulumi/azure';

const identity = new azure.authorization.UserAssignedIdentity('cluster', { resourceGroupName: 'rg-shop' });
const key = new azure.keyvault.Key('etcd', {
  keyVaultId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-shop/providers/Microsoft.KeyVault/vaults/kv-shop-etcd',
  keyType: 'RSA',
  keySize: 2048,
  keyOpts: ['encrypt', 'decrypt'],
});

new azure.containerservice.KubernetesCluster('main', {
  resourceGroupName: 'rg-shop',
  defaultNodePool: { name: 'system', vmSize: 'Standard_D4s_v5', nodeCount: 3 },
  identity: { type: 'UserAssigned', identityIds: [identity.id] },
  apiServerAccessProfile: {
    virtualNetworkIntegrationEnabled: true,
    subnetId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-shop/providers/Microsoft.Network/virtualNetworks/vnet-shop/subnets/api-server',
  },
  keyManagementService: { keyVaultKeyId: key.id, keyVaultNetworkAccess: 'Private' },
});
`,"azure-cli.sh":`# The key's id with its version, and a user-assigned identity that may use the key.
az aks update --resource-group rg-shop --name aks-shop \\
  --enable-azure-keyvault-kms \\
  --azure-keyvault-kms-key-id "$(az keyvault key show --vault-name kv-shop-etcd --name etcd --query key.kid --output tsv)" \\
  --azure-keyvault-kms-key-vault-network-access Private \\
  --azure-keyvault-kms-key-vault-resource-id "$(az keyvault show --name kv-shop-etcd --query id --output tsv)"

# Secrets that exist already are encrypted when they are written again.
kubectl get secrets --all-namespaces --output json | kubectl replace --filename -
`,"azure-native.ts":`import * as containerservice from '@pulumi/azure-native/containerservice';
import * as keyvault from '@pulumi/azure-native/keyvault';
import * as managedidentity from '@pulumi/azure-native/managedidentity';

const identity = new managedidentity.UserAssignedIdentity('cluster', { resourceGroupName: 'rg-shop' });
const key = new keyvault.Key('etcd', {
  resourceGroupName: 'rg-shop',
  vaultName: 'kv-shop-etcd',
  properties: { kty: keyvault.JsonWebKeyType.RSA, keySize: 2048, keyOps: ['encrypt', 'decrypt'] },
});

new containerservice.ManagedCluster('main', {
  resourceGroupName: 'rg-shop',
  identity: { type: containerservice.ResourceIdentityType.UserAssigned, userAssignedIdentities: [identity.id] },
  apiServerAccessProfile: {
    enableVnetIntegration: true,
    subnetId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-shop/providers/Microsoft.Network/virtualNetworks/vnet-shop/subnets/api-server',
  },
  securityProfile: {
    azureKeyVaultKms: {
      enabled: true,
      keyId: key.keyUriWithVersion,
      keyVaultNetworkAccess: containerservice.KeyVaultNetworkAccessTypes.Private,
      keyVaultResourceId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-shop/providers/Microsoft.KeyVault/vaults/kv-shop-etcd',
    },
  },
});
`,"azurerm.tf":`resource "azurerm_kubernetes_cluster" "main" {
  key_management_service {
    # With its version: azurerm 5 takes nothing else here.
    key_vault_key_id         = azurerm_key_vault_key.etcd.id
    key_vault_network_access = "Private"
  }

  # A private vault is reached only through API server VNet integration (azurerm 4.46 and later).
  api_server_access_profile {
    virtual_network_integration_enabled = true
    subnet_id                           = data.azurerm_subnet.api_server.id
  }

  # KMS does not work with a system-assigned identity.
  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.cluster.id]
  }
}

resource "azurerm_key_vault" "etcd" {
  name                          = "kv-shop-etcd"
  resource_group_name           = "rg-shop"
  location                      = "westeurope"
  tenant_id                     = data.azurerm_client_config.current.tenant_id
  sku_name                      = "premium"
  rbac_authorization_enabled    = true
  purge_protection_enabled      = true
  public_network_access_enabled = false
}

resource "azurerm_key_vault_key" "etcd" {
  name         = "etcd"
  key_vault_id = azurerm_key_vault.etcd.id
  key_type     = "RSA"
  key_size     = 2048
  key_opts     = ["encrypt", "decrypt"]
}

resource "azurerm_role_assignment" "etcd_key" {
  scope                = azurerm_key_vault.etcd.id
  role_definition_name = "Key Vault Crypto User"
  principal_id         = azurerm_user_assigned_identity.cluster.principal_id
}

resource "azurerm_user_assigned_identity" "cluster" {
  name                = "id-aks-shop"
  resource_group_name = "rg-shop"
  location            = "westeurope"
}

data "azurerm_client_config" "current" {}

data "azurerm_subnet" "api_server" {
  name                 = "api-server"
  virtual_network_name = "vnet-shop"
  resource_group_name  = "rg-shop"
}
`,"cluster.bicep":`resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: 'kv-shop-etcd'
}

resource key 'Microsoft.KeyVault/vaults/keys@2023-07-01' = {
  parent: vault
  name: 'etcd'
  properties: {
    kty: 'RSA'
    keySize: 2048
    keyOps: ['encrypt', 'decrypt']
  }
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: 'id-aks-shop'
}

resource apiServerSubnet 'Microsoft.Network/virtualNetworks/subnets@2024-05-01' existing = {
  name: 'vnet-shop/api-server'
}

resource cluster 'Microsoft.ContainerService/managedClusters@2025-10-01' = {
  name: 'aks-shop'
  location: resourceGroup().location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '\${identity.id}': {} }
  }
  properties: {
    apiServerAccessProfile: {
      enableVnetIntegration: true
      subnetId: apiServerSubnet.id
    }
    securityProfile: {
      azureKeyVaultKms: {
        enabled: true
        keyId: key.properties.keyUriWithVersion
        keyVaultNetworkAccess: 'Private'
        keyVaultResourceId: vault.id
      }
    }
  }
}
`},"azure-k8s-04":{"arm.json":`{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.ContainerService/managedClusters",
      "apiVersion": "2025-10-01",
      "name": "aks-shop",
      "location": "[resourceGroup().location]",
      "properties": {
        "securityProfile": {
          "defender": {
            "logAnalyticsWorkspaceResourceId": "[resourceId('Microsoft.OperationalInsights/workspaces', 'log-security')]",
            "securityMonitoring": {
              "enabled": true
            }
          }
        }
      }
    }
  ]
}
`,"azapi.tf":`resource "azapi_resource" "cluster" {
  type = "Microsoft.ContainerService/managedClusters@2025-10-01"
  name = "aks-shop"

  body = {
    properties = {
      securityProfile = {
        defender = {
          logAnalyticsWorkspaceResourceId = data.azurerm_log_analytics_workspace.security.id
          securityMonitoring = {
            enabled = true
          }
        }
      }
    }
  }
}

data "azurerm_log_analytics_workspace" "security" {
  name                = "log-security"
  resource_group_name = "rg-shop"
}
`,"azure-classic.ts":`import * as azure from '@pulumi/azure';

const workspace = new azure.operationalinsights.AnalyticsWorkspace('security', { resourceGroupName: 'rg-shop' });

new azure.containerservice.KubernetesCluster('main', {
  resourceGroupName: 'rg-shop',
  defaultNodePool: { name: 'system', vmSize: 'Standard_D4s_v5', nodeCount: 3 },
  microsoftDefender: { logAnalyticsWorkspaceId: workspace.id },
});
`,"azure-cli.sh":`# defender.json holds {"logAnalyticsWorkspaceResourceId": "<the workspace's id>"}.
az aks update --resource-group rg-shop --name aks-shop --enable-defender --defender-config defender.json

# Or for every cluster of the subscription, with the sensor.
az security pricing create --name Containers --tier Standard --extensions name=ContainerSensor isEnabled=True
`,"azure-native.ts":`import * as containerservice from '@pulumi/azure-native/containerservice';
import * as operationalinsights from '@pulumi/azure-native/operationalinsights';

const workspace = new operationalinsights.Workspace('security', { resourceGroupName: 'rg-shop' });

new containerservice.ManagedCluster('main', {
  resourceGroupName: 'rg-shop',
  securityProfile: {
    defender: {
      logAnalyticsWorkspaceResourceId: workspace.id,
      securityMonitoring: { enabled: true },
    },
  },
});
`,"azurerm.tf":`resource "azurerm_kubernetes_cluster" "main" {
  microsoft_defender {
    log_analytics_workspace_id = azurerm_log_analytics_workspace.security.id
  }
}

# For the whole subscription; without the extension there is no sensor on the nodes.
resource "azurerm_security_center_subscription_pricing" "containers" {
  resource_type = "Containers"
  tier          = "Standard"

  extension {
    name = "ContainerSensor"
  }
}

resource "azurerm_log_analytics_workspace" "security" {
  name                = "log-security"
  resource_group_name = "rg-shop"
  location            = "westeurope"
}
`,"cluster.bicep":`resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: 'log-security'
}

resource cluster 'Microsoft.ContainerService/managedClusters@2025-10-01' = {
  name: 'aks-shop'
  location: resourceGroup().location
  properties: {
    securityProfile: {
      defender: {
        logAnalyticsWorkspaceResourceId: workspace.id
        securityMonitoring: {
          enabled: true
        }
      }
    }
  }
}
`},"azure-k8s-05":{"arm.json":`{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.ContainerService/managedClusters",
      "apiVersion": "2025-10-01",
      "name": "aks-shop",
      "location": "[resourceGroup().location]",
      "properties": {
        "addonProfiles": {
          "azurepolicy": {
            "enabled": true
          }
        }
      }
    },
    {
      "type": "Microsoft.Authorization/policyAssignments",
      "apiVersion": "2024-04-01",
      "name": "pod-security-restricted",
      "scope": "[resourceId('Microsoft.ContainerService/managedClusters', 'aks-shop')]",
      "dependsOn": [
        "[resourceId('Microsoft.ContainerService/managedClusters', 'aks-shop')]"
      ],
      "properties": {
        "policyDefinitionId": "[tenantResourceId('Microsoft.Authorization/policySetDefinitions', '42b8ef37-b724-4e24-bbc8-7a7708edfe00')]",
        "parameters": {
          "effect": {
            "value": "deny"
          }
        }
      }
    }
  ]
}
`,"azapi.tf":`resource "azapi_resource" "cluster" {
  type = "Microsoft.ContainerService/managedClusters@2025-10-01"
  name = "aks-shop"

  body = {
    properties = {
      addonProfiles = {
        azurepolicy = {
          enabled = true
        }
      }
    }
  }
}

resource "azapi_resource" "restricted" {
  type      = "Microsoft.Authorization/policyAssignments@2024-04-01"
  name      = "pod-security-restricted"
  parent_id = azapi_resource.cluster.id

  body = {
    properties = {
      policyDefinitionId = "/providers/Microsoft.Authorization/policySetDefinitions/42b8ef37-b724-4e24-bbc8-7a7708edfe00"
      parameters = {
        effect = {
          value = "deny"
        }
      }
    }
  }
}
`,"azure-classic.ts":`import * as azure from '@pulumi/azure';

const cluster = new azure.containerservice.KubernetesCluster('main', {
  resourceGroupName: 'rg-shop',
  defaultNodePool: { name: 'system', vmSize: 'Standard_D4s_v5', nodeCount: 3 },
  azurePolicyEnabled: true,
});

new azure.core.ResourcePolicyAssignment('restricted', {
  resourceId: cluster.id,
  policyDefinitionId: '/providers/Microsoft.Authorization/policySetDefinitions/42b8ef37-b724-4e24-bbc8-7a7708edfe00',
  parameters: JSON.stringify({ effect: { value: 'deny' } }),
});
`,"azure-cli.sh":`az aks enable-addons --resource-group rg-shop --name aks-shop --addons azure-policy

az policy assignment create --name pod-security-restricted \\
  --policy-set-definition 42b8ef37-b724-4e24-bbc8-7a7708edfe00 \\
  --scope "$(az aks show --resource-group rg-shop --name aks-shop --query id --output tsv)" \\
  --params '{ "effect": { "value": "deny" } }'

# Or by deployment safeguards.
az aks safeguards create --level Enforce --pss-level Restricted \\
  --cluster "$(az aks show --resource-group rg-shop --name aks-shop --query id --output tsv)"
`,"azure-native.ts":`import * as authorization from '@pulumi/azure-native/authorization';
import * as containerservice from '@pulumi/azure-native/containerservice';

const cluster = new containerservice.ManagedCluster('main', {
  resourceGroupName: 'rg-shop',
  addonProfiles: { azurepolicy: { enabled: true } },
});

new authorization.PolicyAssignment('restricted', {
  scope: cluster.id,
  policyDefinitionId: '/providers/Microsoft.Authorization/policySetDefinitions/42b8ef37-b724-4e24-bbc8-7a7708edfe00',
  parameters: { effect: { value: 'deny' } },
});
`,"azurerm.tf":`resource "azurerm_kubernetes_cluster" "main" {
  azure_policy_enabled = true
}

# The initiative only audits unless its effect is deny.
resource "azurerm_resource_policy_assignment" "restricted" {
  name                 = "pod-security-restricted"
  resource_id          = azurerm_kubernetes_cluster.main.id
  policy_definition_id = "/providers/Microsoft.Authorization/policySetDefinitions/42b8ef37-b724-4e24-bbc8-7a7708edfe00"
  parameters           = jsonencode({ effect = { value = "deny" } })
}
`,"cluster.bicep":`resource cluster 'Microsoft.ContainerService/managedClusters@2025-10-01' = {
  name: 'aks-shop'
  location: resourceGroup().location
  properties: {
    addonProfiles: {
      azurepolicy: {
        enabled: true
      }
    }
  }
}

// The initiative only audits unless its effect is deny.
resource restricted 'Microsoft.Authorization/policyAssignments@2024-04-01' = {
  scope: cluster
  name: 'pod-security-restricted'
  properties: {
    policyDefinitionId: tenantResourceId('Microsoft.Authorization/policySetDefinitions', '42b8ef37-b724-4e24-bbc8-7a7708edfe00')
    parameters: {
      effect: {
        value: 'deny'
      }
    }
  }
}
`},"azure-k8s-06":{"arm.json":`{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.ContainerService/managedClusters",
      "apiVersion": "2025-10-01",
      "name": "aks-shop",
      "location": "[resourceGroup().location]",
      "properties": {
        "disableLocalAccounts": true,
        "enableRBAC": true,
        "aadProfile": {
          "managed": true,
          "enableAzureRBAC": true,
          "adminGroupObjectIDs": [
            "11111111-2222-3333-4444-555555555555"
          ]
        }
      }
    }
  ]
}
`,"azapi.tf":`resource "azapi_resource" "cluster" {
  type = "Microsoft.ContainerService/managedClusters@2025-10-01"
  name = "aks-shop"

  body = {
    properties = {
      disableLocalAccounts = true
      enableRBAC           = true
      aadProfile = {
        managed             = true
        enableAzureRBAC     = true
        adminGroupObjectIDs = ["11111111-2222-3333-4444-555555555555"]
      }
    }
  }
}
`,"azure-classic.ts":`import * as azure from '@pulumi/azure';

new azure.containerservice.KubernetesCluster('main', {
  resourceGroupName: 'rg-shop',
  defaultNodePool: { name: 'system', vmSize: 'Standard_D4s_v5', nodeCount: 3 },
  localAccountDisabled: true,
  azureActiveDirectoryRoleBasedAccessControl: {
    azureRbacEnabled: true,
    adminGroupObjectIds: ['11111111-2222-3333-4444-555555555555'],
  },
});
`,"azure-cli.sh":`az aks update --resource-group rg-shop --name aks-shop \\
  --enable-aad \\
  --enable-azure-rbac \\
  --aad-admin-group-object-ids 11111111-2222-3333-4444-555555555555 \\
  --disable-local-accounts

# Certificates handed out before stay valid until they are rotated.
az aks rotate-certs --resource-group rg-shop --name aks-shop
`,"azure-native.ts":`import * as containerservice from '@pulumi/azure-native/containerservice';

new containerservice.ManagedCluster('main', {
  resourceGroupName: 'rg-shop',
  disableLocalAccounts: true,
  enableRBAC: true,
  aadProfile: { managed: true, enableAzureRBAC: true, adminGroupObjectIDs: ['11111111-2222-3333-4444-555555555555'] },
});
`,"azurerm.tf":`resource "azurerm_kubernetes_cluster" "main" {
  local_account_disabled = true

  azure_active_directory_role_based_access_control {
    azure_rbac_enabled     = true
    admin_group_object_ids = ["11111111-2222-3333-4444-555555555555"]
  }
}
`,"cluster.bicep":`resource cluster 'Microsoft.ContainerService/managedClusters@2025-10-01' = {
  name: 'aks-shop'
  location: resourceGroup().location
  properties: {
    disableLocalAccounts: true
    enableRBAC: true
    aadProfile: {
      managed: true
      enableAzureRBAC: true
      adminGroupObjectIDs: ['11111111-2222-3333-4444-555555555555']
    }
  }
}
`},"azure-k8s-07":{"arm.json":`{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.ContainerService/managedClusters",
      "apiVersion": "2025-10-01",
      "name": "aks-shop",
      "location": "[resourceGroup().location]",
      "properties": {
        "networkProfile": {
          "networkPlugin": "azure",
          "networkPluginMode": "overlay",
          "networkPolicy": "cilium",
          "networkDataplane": "cilium"
        }
      }
    },
    {
      "type": "Microsoft.ContainerService/managedClusters/managedNamespaces",
      "apiVersion": "2025-10-01",
      "name": "aks-shop/shop",
      "location": "[resourceGroup().location]",
      "dependsOn": [
        "[resourceId('Microsoft.ContainerService/managedClusters', 'aks-shop')]"
      ],
      "properties": {
        "defaultNetworkPolicy": {
          "ingress": "DenyAll",
          "egress": "DenyAll"
        }
      }
    }
  ]
}
`,"azapi.tf":`resource "azapi_resource" "cluster" {
  type = "Microsoft.ContainerService/managedClusters@2025-10-01"
  name = "aks-shop"

  body = {
    properties = {
      networkProfile = {
        networkPlugin     = "azure"
        networkPluginMode = "overlay"
        networkPolicy     = "cilium"
        networkDataplane  = "cilium"
      }
    }
  }
}

# A namespace that AKS manages brings its own default policy.
resource "azapi_resource" "shop" {
  type      = "Microsoft.ContainerService/managedClusters/managedNamespaces@2025-10-01"
  name      = "shop"
  parent_id = azapi_resource.cluster.id

  body = {
    properties = {
      defaultNetworkPolicy = {
        ingress = "DenyAll"
        egress  = "DenyAll"
      }
    }
  }
}
`,"azure-classic.ts":`import * as azure from '@pulumi/azure';
import * as kubernetes from '@pulumi/kubernetes';

new azure.containerservice.KubernetesCluster('main', {
  resourceGroupName: 'rg-shop',
  defaultNodePool: { name: 'system', vmSize: 'Standard_D4s_v5', nodeCount: 3 },
  networkProfile: {
    networkPlugin: 'azure',
    networkPluginMode: 'overlay',
    networkPolicy: 'cilium',
    networkDataPlane: 'cilium',
  },
});

new kubernetes.networking.v1.NetworkPolicy('default-deny', {
  metadata: { name: 'default-deny', namespace: 'shop' },
  spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
});
`,"azure-cli.sh":`az aks update --resource-group rg-shop --name aks-shop --network-dataplane cilium --network-policy cilium

# A namespace that AKS manages brings its own default policy.
az aks namespace add --resource-group rg-shop --cluster-name aks-shop --name shop \\
  --ingress-policy DenyAll --egress-policy DenyAll
`,"azure-native.ts":`import * as containerservice from '@pulumi/azure-native/containerservice';

const cluster = new containerservice.ManagedCluster('main', {
  resourceGroupName: 'rg-shop',
  networkProfile: {
    networkPlugin: containerservice.NetworkPlugin.Azure,
    networkPluginMode: containerservice.NetworkPluginMode.Overlay,
    networkPolicy: containerservice.NetworkPolicy.Cilium,
    networkDataplane: containerservice.NetworkDataplane.Cilium,
  },
});

new containerservice.ManagedNamespace('shop', {
  resourceGroupName: 'rg-shop',
  resourceName: cluster.name,
  managedNamespaceName: 'shop',
  properties: { defaultNetworkPolicy: { ingress: 'DenyAll', egress: 'DenyAll' } },
});
`,"azurerm.tf":`resource "azurerm_kubernetes_cluster" "main" {
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    network_policy      = "cilium"
    network_data_plane  = "cilium"
  }
}

# One in every namespace that runs workloads; what is needed is then allowed by policies of its own.
resource "kubernetes_network_policy_v1" "default_deny" {
  metadata {
    name      = "default-deny"
    namespace = "shop"
  }

  spec {
    pod_selector {}
    policy_types = ["Ingress", "Egress"]
  }
}
`,"cluster.bicep":`resource cluster 'Microsoft.ContainerService/managedClusters@2025-10-01' = {
  name: 'aks-shop'
  location: resourceGroup().location
  properties: {
    networkProfile: {
      networkPlugin: 'azure'
      networkPluginMode: 'overlay'
      networkPolicy: 'cilium'
      networkDataplane: 'cilium'
    }
  }
}

// A namespace that AKS manages brings its own default policy.
resource shop 'Microsoft.ContainerService/managedClusters/managedNamespaces@2025-10-01' = {
  parent: cluster
  name: 'shop'
  location: resourceGroup().location
  properties: {
    defaultNetworkPolicy: {
      ingress: 'DenyAll'
      egress: 'DenyAll'
    }
  }
}
`,"kubernetes.yaml":`# One in every namespace that runs workloads; what is needed is then allowed by policies of its own.
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny
  namespace: shop
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
---
# Nearly everything needs names resolved.
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-dns
  namespace: shop
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress:
    - to:
        - namespaceSelector:
            matchLabels: { kubernetes.io/metadata.name: kube-system }
          podSelector:
            matchLabels: { k8s-app: kube-dns }
      ports:
        - { protocol: UDP, port: 53 }
        - { protocol: TCP, port: 53 }
`},"azure-k8s-08":{"arm.json":`{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.ContainerService/managedClusters",
      "apiVersion": "2025-10-01",
      "name": "aks-shop",
      "location": "[resourceGroup().location]",
      "properties": {}
    },
    {
      "type": "Microsoft.Insights/diagnosticSettings",
      "apiVersion": "2021-05-01-preview",
      "name": "control-plane",
      "scope": "[resourceId('Microsoft.ContainerService/managedClusters', 'aks-shop')]",
      "dependsOn": [
        "[resourceId('Microsoft.ContainerService/managedClusters', 'aks-shop')]"
      ],
      "properties": {
        "workspaceId": "[resourceId('Microsoft.OperationalInsights/workspaces', 'log-shop')]",
        "logAnalyticsDestinationType": "Dedicated",
        "logs": [
          {
            "category": "kube-apiserver",
            "enabled": true
          },
          {
            "category": "kube-audit",
            "enabled": true
          },
          {
            "category": "kube-audit-admin",
            "enabled": true
          },
          {
            "category": "kube-controller-manager",
            "enabled": true
          },
          {
            "category": "kube-scheduler",
            "enabled": true
          },
          {
            "category": "cluster-autoscaler",
            "enabled": true
          }
        ]
      }
    }
  ]
}
`,"azapi.tf":`resource "azapi_resource" "cluster" {
  type = "Microsoft.ContainerService/managedClusters@2025-10-01"
  name = "aks-shop"

  body = {
    properties = {
      # What the cluster has already stays as it is.
    }
  }
}

resource "azapi_resource" "control_plane_logs" {
  type      = "Microsoft.Insights/diagnosticSettings@2021-05-01-preview"
  name      = "control-plane"
  parent_id = azapi_resource.cluster.id

  body = {
    properties = {
      workspaceId                 = data.azurerm_log_analytics_workspace.main.id
      logAnalyticsDestinationType = "Dedicated"
      logs = [
        for category in [
          "kube-apiserver", "kube-audit", "kube-audit-admin",
          "kube-controller-manager", "kube-scheduler", "cluster-autoscaler",
        ] : { category = category, enabled = true }
      ]
    }
  }
}

data "azurerm_log_analytics_workspace" "main" {
  name                = "log-shop"
  resource_group_name = "rg-shop"
}
`,"azure-classic.ts":`import * as azure from '@pulumi/azure';

const cluster = new azure.containerservice.KubernetesCluster('main', {
  resourceGroupName: 'rg-shop',
  defaultNodePool: { name: 'system', vmSize: 'Standard_D4s_v5', nodeCount: 3 },
});
const workspace = new azure.operationalinsights.AnalyticsWorkspace('main', { resourceGroupName: 'rg-shop' });

const categories = [
  'kube-apiserver',
  'kube-audit',
  'kube-audit-admin',
  'kube-controller-manager',
  'kube-scheduler',
  'cluster-autoscaler',
];

new azure.monitoring.DiagnosticSetting('control-plane', {
  targetResourceId: cluster.id,
  logAnalyticsWorkspaceId: workspace.id,
  logAnalyticsDestinationType: 'Dedicated',
  enabledLogs: categories.map((category) => ({ category })),
});
`,"azure-cli.sh":`az monitor diagnostic-settings create --name control-plane \\
  --resource "$(az aks show --resource-group rg-shop --name aks-shop --query id --output tsv)" \\
  --workspace "$(az monitor log-analytics workspace show --resource-group rg-shop --workspace-name log-shop --query id --output tsv)" \\
  --export-to-resource-specific true \\
  --logs '[
    { "category": "kube-apiserver", "enabled": true },
    { "category": "kube-audit", "enabled": true },
    { "category": "kube-audit-admin", "enabled": true },
    { "category": "kube-controller-manager", "enabled": true },
    { "category": "kube-scheduler", "enabled": true },
    { "category": "cluster-autoscaler", "enabled": true }
  ]'
`,"azure-native.ts":`import * as containerservice from '@pulumi/azure-native/containerservice';
import * as monitor from '@pulumi/azure-native/monitor'; // version 2 of the package: insights
import * as operationalinsights from '@pulumi/azure-native/operationalinsights';

const cluster = new containerservice.ManagedCluster('main', { resourceGroupName: 'rg-shop' });
const workspace = new operationalinsights.Workspace('main', { resourceGroupName: 'rg-shop' });

const categories = [
  'kube-apiserver',
  'kube-audit',
  'kube-audit-admin',
  'kube-controller-manager',
  'kube-scheduler',
  'cluster-autoscaler',
];

new monitor.DiagnosticSetting('control-plane', {
  resourceUri: cluster.id,
  workspaceId: workspace.id,
  logAnalyticsDestinationType: 'Dedicated',
  logs: categories.map((category) => ({ category, enabled: true })),
});
`,"azurerm.tf":`resource "azurerm_kubernetes_cluster" "main" {
  # What the cluster has already stays as it is.
}

resource "azurerm_monitor_diagnostic_setting" "control_plane" {
  name                           = "control-plane"
  target_resource_id             = azurerm_kubernetes_cluster.main.id
  log_analytics_workspace_id     = azurerm_log_analytics_workspace.main.id
  log_analytics_destination_type = "Dedicated"

  enabled_log {
    category = "kube-apiserver"
  }

  enabled_log {
    category = "kube-audit"
  }

  enabled_log {
    category = "kube-audit-admin"
  }

  enabled_log {
    category = "kube-controller-manager"
  }

  enabled_log {
    category = "kube-scheduler"
  }

  enabled_log {
    category = "cluster-autoscaler"
  }
}

resource "azurerm_log_analytics_workspace" "main" {
  name                = "log-shop"
  resource_group_name = "rg-shop"
  location            = "westeurope"
}
`,"cluster.bicep":`resource cluster 'Microsoft.ContainerService/managedClusters@2025-10-01' = {
  name: 'aks-shop'
  location: resourceGroup().location
  properties: {} // what the cluster has already stays as it is
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: 'log-shop'
}

var categories = [
  'kube-apiserver'
  'kube-audit'
  'kube-audit-admin'
  'kube-controller-manager'
  'kube-scheduler'
  'cluster-autoscaler'
]

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: cluster
  name: 'control-plane'
  properties: {
    workspaceId: workspace.id
    logAnalyticsDestinationType: 'Dedicated'
    logs: [for category in categories: {
      category: category
      enabled: true
    }]
  }
}
`},"azure-k8s-09":{"arm.json":`{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.ManagedIdentity/userAssignedIdentities",
      "apiVersion": "2023-01-31",
      "name": "id-aks-shop",
      "location": "[resourceGroup().location]"
    },
    {
      "type": "Microsoft.ManagedIdentity/userAssignedIdentities",
      "apiVersion": "2023-01-31",
      "name": "id-aks-shop-kubelet",
      "location": "[resourceGroup().location]"
    },
    {
      "type": "Microsoft.ContainerService/managedClusters",
      "apiVersion": "2025-10-01",
      "name": "aks-shop",
      "location": "[resourceGroup().location]",
      "dependsOn": [
        "[resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', 'id-aks-shop')]",
        "[resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', 'id-aks-shop-kubelet')]"
      ],
      "identity": {
        "type": "UserAssigned",
        "userAssignedIdentities": {
          "[resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', 'id-aks-shop')]": {}
        }
      },
      "properties": {
        "identityProfile": {
          "kubeletidentity": {
            "resourceId": "[resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', 'id-aks-shop-kubelet')]",
            "clientId": "[reference(resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', 'id-aks-shop-kubelet'), '2023-01-31').clientId]",
            "objectId": "[reference(resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', 'id-aks-shop-kubelet'), '2023-01-31').principalId]"
          }
        }
      }
    }
  ]
}
`,"azapi.tf":`resource "azapi_resource" "cluster" {
  type = "Microsoft.ContainerService/managedClusters@2025-10-01"
  name = "aks-shop"

  # Beside the body, not in it.
  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.cluster.id]
  }

  body = {
    properties = {
      identityProfile = {
        kubeletidentity = {
          resourceId = azurerm_user_assigned_identity.kubelet.id
          clientId   = azurerm_user_assigned_identity.kubelet.client_id
          objectId   = azurerm_user_assigned_identity.kubelet.principal_id
        }
      }
    }
  }
}

resource "azurerm_user_assigned_identity" "cluster" {
  name                = "id-aks-shop"
  resource_group_name = "rg-shop"
  location            = "westeurope"
}

resource "azurerm_user_assigned_identity" "kubelet" {
  name                = "id-aks-shop-kubelet"
  resource_group_name = "rg-shop"
  location            = "westeurope"
}
`,"azure-classic.ts":`import * as azure from '@pulumi/azure';

const cluster = new azure.authorization.UserAssignedIdentity('cluster', { resourceGroupName: 'rg-shop' });
const kubelet = new azure.authorization.UserAssignedIdentity('kubelet', { resourceGroupName: 'rg-shop' });

new azure.containerservice.KubernetesCluster('main', {
  resourceGroupName: 'rg-shop',
  defaultNodePool: { name: 'system', vmSize: 'Standard_D4s_v5', nodeCount: 3 },
  identity: { type: 'UserAssigned', identityIds: [cluster.id] },
  kubeletIdentity: {
    userAssignedIdentityId: kubelet.id,
    clientId: kubelet.clientId,
    objectId: kubelet.principalId,
  },
});
`,"azure-cli.sh":`az identity create --resource-group rg-shop --name id-aks-shop
az identity create --resource-group rg-shop --name id-aks-shop-kubelet

az aks create --resource-group rg-shop --name aks-shop \\
  --assign-identity "$(az identity show --resource-group rg-shop --name id-aks-shop --query id --output tsv)" \\
  --assign-kubelet-identity "$(az identity show --resource-group rg-shop --name id-aks-shop-kubelet --query id --output tsv)"
`,"azure-native.ts":`import * as containerservice from '@pulumi/azure-native/containerservice';
import * as managedidentity from '@pulumi/azure-native/managedidentity';

const cluster = new managedidentity.UserAssignedIdentity('cluster', { resourceGroupName: 'rg-shop' });
const kubelet = new managedidentity.UserAssignedIdentity('kubelet', { resourceGroupName: 'rg-shop' });

new containerservice.ManagedCluster('main', {
  resourceGroupName: 'rg-shop',
  identity: { type: containerservice.ResourceIdentityType.UserAssigned, userAssignedIdentities: [cluster.id] },
  identityProfile: {
    kubeletidentity: { resourceId: kubelet.id, clientId: kubelet.clientId, objectId: kubelet.principalId },
  },
});
`,"azurerm.tf":`resource "azurerm_kubernetes_cluster" "main" {
  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.cluster.id]
  }

  kubelet_identity {
    client_id                 = azurerm_user_assigned_identity.kubelet.client_id
    object_id                 = azurerm_user_assigned_identity.kubelet.principal_id
    user_assigned_identity_id = azurerm_user_assigned_identity.kubelet.id
  }
}

resource "azurerm_user_assigned_identity" "cluster" {
  name                = "id-aks-shop"
  resource_group_name = "rg-shop"
  location            = "westeurope"
}

resource "azurerm_user_assigned_identity" "kubelet" {
  name                = "id-aks-shop-kubelet"
  resource_group_name = "rg-shop"
  location            = "westeurope"
}

# The cluster hands the kubelet's identity to the nodes, so it must be allowed to.
resource "azurerm_role_assignment" "cluster_operates_kubelet" {
  scope                = azurerm_user_assigned_identity.kubelet.id
  role_definition_name = "Managed Identity Operator"
  principal_id         = azurerm_user_assigned_identity.cluster.principal_id
}
`,"cluster.bicep":`resource clusterIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-aks-shop'
  location: resourceGroup().location
}

resource kubeletIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-aks-shop-kubelet'
  location: resourceGroup().location
}

resource cluster 'Microsoft.ContainerService/managedClusters@2025-10-01' = {
  name: 'aks-shop'
  location: resourceGroup().location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '\${clusterIdentity.id}': {} }
  }
  properties: {
    identityProfile: {
      kubeletidentity: {
        resourceId: kubeletIdentity.id
        clientId: kubeletIdentity.properties.clientId
        objectId: kubeletIdentity.properties.principalId
      }
    }
  }
}

// Managed Identity Operator: the cluster hands the kubelet's identity to the nodes.
resource operatesKubelet 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: kubeletIdentity
  name: guid(kubeletIdentity.id, clusterIdentity.id)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'f1a07417-d97a-45cb-824c-7a7467783830')
    principalId: clusterIdentity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}
`},"azure-k8s-10":{"arm.json":`{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.ContainerService/managedClusters",
      "apiVersion": "2025-10-01",
      "name": "aks-shop",
      "location": "[resourceGroup().location]",
      "properties": {
        "networkProfile": {
          "networkPlugin": "azure",
          "networkPluginMode": "overlay",
          "networkPolicy": "cilium",
          "networkDataplane": "cilium"
        }
      }
    },
    {
      "type": "Microsoft.ContainerService/managedClusters/managedNamespaces",
      "apiVersion": "2025-10-01",
      "name": "aks-shop/shop",
      "location": "[resourceGroup().location]",
      "dependsOn": [
        "[resourceId('Microsoft.ContainerService/managedClusters', 'aks-shop')]"
      ],
      "properties": {
        "defaultNetworkPolicy": {
          "ingress": "DenyAll",
          "egress": "DenyAll"
        }
      }
    }
  ]
}
`,"azapi.tf":`resource "azapi_resource" "cluster" {
  type = "Microsoft.ContainerService/managedClusters@2025-10-01"
  name = "aks-shop"

  body = {
    properties = {
      networkProfile = {
        networkPlugin     = "azure"
        networkPluginMode = "overlay"
        networkPolicy     = "cilium"
        networkDataplane  = "cilium"
      }
    }
  }
}

# DenyAll and AllowSameNamespace both keep pods from the metadata service.
resource "azapi_resource" "shop" {
  type      = "Microsoft.ContainerService/managedClusters/managedNamespaces@2025-10-01"
  name      = "shop"
  parent_id = azapi_resource.cluster.id

  body = {
    properties = {
      defaultNetworkPolicy = {
        ingress = "DenyAll"
        egress  = "DenyAll"
      }
    }
  }
}
`,"azure-classic.ts":`import * as azure from '@pulumi/azure';
import * as kubernetes from '@pulumi/kubernetes';

new azure.containerservice.KubernetesCluster('main', {
  resourceGroupName: 'rg-shop',
  defaultNodePool: { name: 'system', vmSize: 'Standard_D4s_v5', nodeCount: 3 },
  networkProfile: {
    networkPlugin: 'azure',
    networkPluginMode: 'overlay',
    networkPolicy: 'cilium',
    networkDataPlane: 'cilium',
  },
});

new kubernetes.networking.v1.NetworkPolicy('default-deny', {
  metadata: { name: 'default-deny', namespace: 'shop' },
  spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
});
`,"azure-cli.sh":`az aks namespace add --resource-group rg-shop --cluster-name aks-shop --name shop --egress-policy DenyAll

# In preview, for clusters without Azure Policy, Container Insights and the other add-ons that need the service themselves.
az aks update --resource-group rg-shop --name aks-shop --enable-imds-restriction
`,"azure-native.ts":`import * as containerservice from '@pulumi/azure-native/containerservice';

const cluster = new containerservice.ManagedCluster('main', {
  resourceGroupName: 'rg-shop',
  networkProfile: {
    networkPlugin: containerservice.NetworkPlugin.Azure,
    networkPluginMode: containerservice.NetworkPluginMode.Overlay,
    networkPolicy: containerservice.NetworkPolicy.Cilium,
    networkDataplane: containerservice.NetworkDataplane.Cilium,
  },
});

new containerservice.ManagedNamespace('shop', {
  resourceGroupName: 'rg-shop',
  resourceName: cluster.name,
  managedNamespaceName: 'shop',
  properties: { defaultNetworkPolicy: { ingress: 'DenyAll', egress: 'DenyAll' } },
});
`,"azurerm.tf":`resource "azurerm_kubernetes_cluster" "main" {
  # Without an engine the policy below is accepted and ignored.
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    network_policy      = "cilium"
    network_data_plane  = "cilium"
  }
}

# Egress is isolated and nothing is allowed; narrow policies allow what is needed, none 169.254.169.254.
resource "kubernetes_network_policy_v1" "default_deny_egress" {
  metadata {
    name      = "default-deny-egress"
    namespace = "shop"
  }

  spec {
    pod_selector {}
    policy_types = ["Egress"]
  }
}
`,"cluster.bicep":`resource cluster 'Microsoft.ContainerService/managedClusters@2025-10-01' = {
  name: 'aks-shop'
  location: resourceGroup().location
  properties: {
    networkProfile: {
      networkPlugin: 'azure'
      networkPluginMode: 'overlay'
      networkPolicy: 'cilium'
      networkDataplane: 'cilium'
    }
  }
}

// DenyAll and AllowSameNamespace both keep pods from the metadata service.
resource shop 'Microsoft.ContainerService/managedClusters/managedNamespaces@2025-10-01' = {
  parent: cluster
  name: 'shop'
  location: resourceGroup().location
  properties: {
    defaultNetworkPolicy: {
      ingress: 'DenyAll'
      egress: 'DenyAll'
    }
  }
}
`,"kubernetes.yaml":`# Egress is isolated and nothing is allowed; narrow policies allow what is needed, none 169.254.169.254.
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny-egress
  namespace: shop
spec:
  podSelector: {}
  policyTypes: [Egress]
---
# Where a workload must reach changing addresses on the internet, leave the metadata service out.
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-https
  namespace: shop
spec:
  podSelector:
    matchLabels: { egress: internet }
  policyTypes: [Egress]
  egress:
    - to:
        - ipBlock:
            cidr: 0.0.0.0/0
            except: [169.254.169.254/32]
      ports:
        - { protocol: TCP, port: 443 }
`}};var sampleKinds={"azurerm.tf":{dialect:"azurerm",title:"Terraform (azurerm 4 and 5)"},"azurerm-4.tf":{dialect:"azurerm",title:"Terraform (azurerm 4)"},"azurerm-5.tf":{dialect:"azurerm",title:"Terraform (azurerm 5)"},"azurerm-automatic.tf":{dialect:"azurerm-automatic",title:"Terraform (azurerm, AKS Automatic)"},"azapi.tf":{dialect:"azapi",title:"Terraform (azapi)"},"cluster.bicep":{dialect:"bicep",title:"Bicep"},"arm.json":{dialect:"arm",title:"ARM template"},"azure-native.ts":{dialect:"azure-native",title:"Pulumi (azure-native)"},"azure-classic.ts":{dialect:"azure-classic",title:"Pulumi (azure classic)"},"azure-cli.sh":{dialect:"cli",title:"Azure CLI"},"kubernetes.yaml":{dialect:"kubernetes",title:"Kubernetes YAML"}},texts=[["azure-k8s-01",guide],["azure-k8s-02",guide2],["azure-k8s-03",guide3],["azure-k8s-04",guide4],["azure-k8s-05",guide5],["azure-k8s-06",guide6],["azure-k8s-07",guide7],["azure-k8s-08",guide8],["azure-k8s-09",guide9],["azure-k8s-10",guide10]],guides=texts.map(([id,text])=>({id,...text,samples:samplesOf(id)}));function samplesOf(id){let files=sampleFiles[id]??{};return Object.entries(sampleKinds).flatMap(([file,{dialect,title}])=>{let code=files[file];return code===void 0?[]:[{dialect,title,file,code}]})}export{guides};
