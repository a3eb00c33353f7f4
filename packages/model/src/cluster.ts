import type { Origin } from './origin.js';
import type { Format } from './resource.js';
import type { Reason, Value } from './value.js';

/**
 * One property of the model, as a control sees it. `value` already has the documented default where nothing is
 * written ({@link Value.isDefault}); a written word of the wrong case is in the documented case, with advice.
 */
export interface Setting {
  readonly value: Value;
  /** The property as the user's format spells it, for messages: `private_cluster_enabled`. Empty where it has none. */
  readonly label: string;
  /** The value says whether the block that the label names is there, rather than what a property holds. */
  readonly isBlock?: true;
}

/**
 * Whose names a declaration uses: the provider's (`azurerm`, and `@pulumi/azure` in camel case), its type for AKS
 * Automatic, Azure Resource Manager's (Bicep, ARM, azapi, `@pulumi/azure-native`), or the Kubernetes API's.
 */
export type Spelling = 'azurerm' | 'azurerm-automatic' | 'arm' | 'kubernetes';

/** What every subject has. */
export interface SubjectHead {
  /** The deployed name when fully known, else null. */
  readonly name: string | null;
  readonly address: string;
  readonly format: Format;
  /** Undefined: the one that the format usually has. Advice on what to write is chosen by it. */
  readonly spelling?: Spelling;
  readonly variant: string | null;
  /** {@link Deployment.id}. */
  readonly deployment: string;
  readonly declaredAt: Origin;
  /** The cluster is judged as if it exists: this is what is then taken to be so. */
  readonly existence: Value;
  /** Things to be said about the subject as a whole (judged once for an unknown count, re-declared, …). */
  readonly notes: readonly string[];
}

export type Mode = 'Standard' | 'Automatic';

export interface ManagedCluster extends SubjectHead {
  readonly kind: 'ManagedCluster';
  /** `Standard` or `Automatic`. */
  readonly mode: Setting;
  readonly apiServer: {
    /** bool */
    readonly privateCluster: Setting;
    /** list of CIDR texts; null or empty when there is none */
    readonly authorizedIpRanges: Setting;
    /** bool */
    readonly privateClusterPublicFqdn: Setting;
    /** `system`, `none` or a zone id */
    readonly privateDnsZone: Setting;
    /** bool */
    readonly vnetIntegration: Setting;
  };
  /** bool */
  readonly oidcIssuer: Setting;
  /** bool */
  readonly workloadIdentity: Setting;
  /** bool; the retired pod-managed identity add-on */
  readonly podIdentity: Setting;
  readonly kms: {
    /** bool: a Key Vault is used (a platform-managed key alone is not). Where the type cannot say, `keyId` is unknown with it. */
    readonly enabled: Setting;
    /** text or reference; null when there is none */
    readonly keyId: Setting;
    /** `Public` or `Private` */
    readonly keyVaultAccess: Setting;
    /** bool: the preview's encryption of Kubernetes objects, of which a platform-managed key alone is one form */
    readonly platformEncryption: Setting;
    /** What is known of the key and its vault in the scan; texts that go with the requirement. */
    readonly advice: readonly string[];
  };
  /** bool */
  readonly defenderProfile: Setting;
  /** bool */
  readonly azurePolicyAddon: Setting;
  readonly entra: {
    /** bool: managed integration */
    readonly managed: Setting;
    /** bool */
    readonly azureRbac: Setting;
    /** bool */
    readonly localAccountsDisabled: Setting;
    /** bool */
    readonly kubernetesRbac: Setting;
    /** bool: some group is administrator, or a role is assigned on the cluster in the scan */
    readonly someoneCanSignIn: boolean | undefined;
  };
  readonly network: {
    /** `azure`, `kubenet`, `none` */
    readonly plugin: Setting;
    /** `azure`, `calico`, `cilium`, `none` */
    readonly policy: Setting;
    /** `azure`, `cilium` */
    readonly dataplane: Setting;
    /** `IMDS`, `None` */
    readonly podLinkLocalAccess: Setting;
  };
  readonly identity: {
    /** `SystemAssigned`, `UserAssigned`, `None`, `ServicePrincipal` */
    readonly type: Setting;
    /** list of ids */
    readonly ids: Setting;
    /** id of the kubelet's user-assigned identity; null when there is none */
    readonly kubelet: Setting;
  };
  readonly diagnosticSettings: Companions<DiagnosticSetting>;
  readonly defenderPlans: Companions<DefenderPlan>;
  readonly podSecurityAssignments: Companions<PolicyAssignment>;
  readonly deploymentSafeguards: Companions<DeploymentSafeguards>;
  readonly namespaces: Companions<WorkloadNamespace>;
  /** Texts on a rule for the metadata address in an NSG of this deployment; it protects nothing. */
  readonly metadataNsgAdvice: readonly string[];
}

/** The companions of one kind that were found for a cluster. */
export interface Companions<C> {
  readonly found: readonly C[];
  /**
   * Set when there may be others: a target that cannot be resolved, a broken neighbour file, a module that is not
   * there. Absence then proves nothing.
   */
  readonly mayBeMore?: Reason;
}

export interface Companion extends SubjectHead {
  /** Why it is not certain that it belongs to the cluster; undefined when it certainly does. */
  readonly doubt?: Reason;
}

export interface DiagnosticSetting extends Companion {
  readonly kind: 'DiagnosticSetting';
  /** What is collected; open when more may be. */
  readonly logs: LogEntries;
  /** id of a Log Analytics workspace; null when there is none */
  readonly workspace: Setting;
  /** bool: some other sink (storage, event hub, partner) is set */
  readonly otherSink: Setting;
}

export interface LogEntries {
  readonly entries: readonly LogEntry[];
  readonly open?: Reason;
  readonly origin: Origin;
}

export interface LogEntry {
  /** `kube-audit` and so on; null when the entry names a group */
  readonly category: Value;
  /** `allLogs`, `audit`; null when the entry names a category */
  readonly group: Value;
  /** bool */
  readonly enabled: Value;
  readonly origin: Origin;
}

export interface DefenderPlan extends Companion {
  readonly kind: 'DefenderPlan';
  /** `Containers`, or a superseded name */
  readonly plan: Setting;
  /** `Free` or `Standard` */
  readonly tier: Setting;
  /** bool: the sensor extension is enabled */
  readonly sensor: Setting;
}

export interface PolicyAssignment extends Companion {
  readonly kind: 'PolicyAssignment';
  /** `restricted`, `baseline`, or unknown */
  readonly initiative: Setting;
  /** `deny`, `audit`, `disabled` in lower case */
  readonly effect: Setting;
  /** bool */
  readonly enforced: Setting;
  /** list of namespaces that are left out */
  readonly excludedNamespaces: Setting;
}

export interface DeploymentSafeguards extends Companion {
  readonly kind: 'DeploymentSafeguards';
  /** `Warn`, `Enforce` */
  readonly level: Setting;
  /** `Privileged`, `Baseline`, `Restricted` */
  readonly podSecurity: Setting;
}

/** A namespace in which workloads run, and what its network policies do together. */
export interface WorkloadNamespace extends Companion {
  readonly kind: 'Namespace';
  readonly defaultDeny: Finding;
  readonly imdsEgressBlocked: Finding;
}

/** A rule on the metadata address in a network security group, without a cluster in the scan. */
export interface MetadataNsg extends SubjectHead {
  readonly kind: 'NetworkSecurityGroup';
  readonly advice: readonly string[];
}

/** A three-valued fact that was worked out from several objects, with the text that decides it. */
export interface Finding {
  readonly holds: boolean | undefined;
  /** A sentence: why it holds, does not, or cannot be told. */
  readonly message: string;
  readonly at: Origin;
  readonly advice: readonly string[];
}

export type Subject =
  | ManagedCluster
  | WorkloadNamespace
  | DiagnosticSetting
  | DefenderPlan
  | PolicyAssignment
  | MetadataNsg;
