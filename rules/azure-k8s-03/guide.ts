import type { GuideText } from '../guide-text.js';

export const guide: GuideText = {
  modes: {
    standard:
      'Off unless it is set. It needs a user-assigned identity with rights on the key, a key that may encrypt and decrypt, and for a private vault an API server in a virtual network. In use today is the profile azureKeyVaultKms with a versioned key id; a newer form, in preview, adds a platform-managed key, which is not a key of your own.',
    automatic:
      'Nothing is preset: an Automatic cluster encrypts with your key only when it is asked to. The Terraform type for Automatic cannot ask; use azapi or Bicep.',
  },
  detection: {
    signals: [
      'A write on the cluster that turns azureKeyVaultKms off or empties its key id.',
      "The key disabled, deleted or expired in Key Vault, or the identity's role on it removed.",
      'Reads of secrets in the audit log that end with a server error, which is what a key that cannot be reached looks like.',
    ],
    query: `
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
`.trim(),
    thresholds: [
      'KMS turned off on a cluster that holds production data: page.',
      'Any delete, purge or disable of the key: page at once, since secrets become unreadable when the cached key runs out.',
    ],
    response: [
      'If the key is gone, recover it (az keyvault key recover) before anything else; purge protection is what makes that possible.',
      'If KMS was turned off, turn it on from code and write the secrets anew, since those written meanwhile are not encrypted with your key.',
      'Find out who held the right to do it, and take the right away from people and pipelines that do not need it.',
    ],
  },
  equivalents: [
    { provider: 'Google Kubernetes Engine', feature: 'application-layer secrets encryption with Cloud KMS' },
    { provider: 'Amazon EKS', feature: 'envelope encryption of secrets with AWS KMS' },
    { provider: 'Oracle OKE', feature: 'secrets encryption with a master key in OCI Vault' },
  ],
  references: [
    { title: 'KMS etcd encryption', url: 'https://learn.microsoft.com/azure/aks/use-kms-etcd-encryption' },
    { title: 'Update the key vault mode', url: 'https://learn.microsoft.com/azure/aks/update-kms-key-vault' },
    { title: 'Key Vault soft delete and purge protection', url: 'https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview' },
  ],
};
