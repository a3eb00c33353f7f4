import type {
  Companion,
  Companions,
  DefenderPlan,
  DeploymentSafeguards,
  DiagnosticSetting,
  Finding,
  LogEntry,
  ManagedCluster,
  MetadataNsg,
  PolicyAssignment,
  Reason,
  Setting,
  WorkloadNamespace,
} from '@akslint/model';
import { idOf, place, written, type Written } from './values.js';

/** Every setting of a cluster that passes all controls on Standard, by the label that tests see in messages. */
const hardened = {
  mode: 'Standard',
  private_cluster: true,
  ip_ranges: null,
  public_fqdn: false,
  private_dns_zone: 'system',
  vnet_integration: true,
  oidc_issuer: true,
  workload_identity: true,
  pod_identity: false,
  kms: true,
  kms_key: idOf('key'),
  vault_access: 'Private',
  platform_encryption: false,
  defender: true,
  policy_addon: true,
  entra: true,
  azure_rbac: true,
  local_accounts_disabled: true,
  kubernetes_rbac: true,
  plugin: 'azure',
  policy: 'cilium',
  dataplane: 'cilium',
  link_local: 'IMDS',
  identity_type: 'UserAssigned',
  identity_ids: [idOf('uami')],
  kubelet_identity: idOf('kubelet_uami'),
} satisfies Readonly<Record<string, Written>>;

export type Label = keyof typeof hardened;

export interface ClusterParts {
  readonly existence?: Written;
  readonly someoneCanSignIn?: boolean;
  readonly kmsAdvice?: readonly string[];
  readonly nsgAdvice?: readonly string[];
  readonly settings?: Companions<DiagnosticSetting>;
  readonly plans?: Companions<DefenderPlan>;
  readonly assignments?: Companions<PolicyAssignment>;
  readonly safeguards?: Companions<DeploymentSafeguards>;
  readonly namespaces?: Companions<WorkloadNamespace>;
}

/** A cluster that passes everything, but for what is given. */
export function cluster(changes: Partial<Readonly<Record<Label, Written>>> = {}, parts: ClusterParts = {}): ManagedCluster {
  const by = (label: Label): Setting => ({ label, value: written(label in changes ? (changes[label] ?? null) : hardened[label], label) });
  return {
    kind: 'ManagedCluster',
    ...head('cluster', parts.existence),
    mode: by('mode'),
    apiServer: {
      privateCluster: by('private_cluster'),
      authorizedIpRanges: by('ip_ranges'),
      privateClusterPublicFqdn: by('public_fqdn'),
      privateDnsZone: by('private_dns_zone'),
      vnetIntegration: by('vnet_integration'),
    },
    oidcIssuer: by('oidc_issuer'),
    workloadIdentity: by('workload_identity'),
    podIdentity: by('pod_identity'),
    kms: {
      enabled: by('kms'),
      keyId: by('kms_key'),
      keyVaultAccess: by('vault_access'),
      platformEncryption: by('platform_encryption'),
      advice: parts.kmsAdvice ?? [],
    },
    defenderProfile: by('defender'),
    azurePolicyAddon: by('policy_addon'),
    entra: {
      managed: by('entra'),
      azureRbac: by('azure_rbac'),
      localAccountsDisabled: by('local_accounts_disabled'),
      kubernetesRbac: by('kubernetes_rbac'),
      someoneCanSignIn: parts.someoneCanSignIn,
    },
    network: { plugin: by('plugin'), policy: by('policy'), dataplane: by('dataplane'), podLinkLocalAccess: by('link_local') },
    identity: { type: by('identity_type'), ids: by('identity_ids'), kubelet: by('kubelet_identity') },
    diagnosticSettings: parts.settings ?? found(diagnosticSetting({ logs: [group('allLogs')] })),
    defenderPlans: parts.plans ?? found(),
    podSecurityAssignments: parts.assignments ?? found(assignment()),
    deploymentSafeguards: parts.safeguards ?? found(),
    namespaces: parts.namespaces ?? found(namespace('shop')),
    metadataNsgAdvice: parts.nsgAdvice ?? [],
  };
}

export function found<C>(...companions: readonly C[]): Companions<C> {
  return { found: companions };
}

export function foundOpen<C>(...companions: readonly C[]): Companions<C> {
  return { found: companions, mayBeMore: { text: 'module "logs" is not downloaded', remedy: 'run terraform init' } };
}

interface Existing {
  readonly existence?: Written;
  readonly doubt?: Reason;
}

function head(address: string, existence: Written | undefined): Omit<Companion, 'doubt'> {
  return {
    name: address,
    address,
    format: 'terraform',
    variant: null,
    deployment: 'main',
    declaredAt: place(address),
    existence: written(existence ?? true, address),
    notes: [],
  };
}

function companion(address: string, { existence, doubt }: Existing): Companion {
  return { ...head(address, existence), ...(doubt && { doubt }) };
}

interface SettingParts extends Existing {
  readonly address?: string;
  readonly logs: readonly LogEntry[];
  readonly open?: Reason;
  readonly workspace?: Written;
}

export function diagnosticSetting({ address = 'diagnostics', logs, open, workspace = idOf('workspace'), ...existing }: SettingParts): DiagnosticSetting {
  return {
    kind: 'DiagnosticSetting',
    ...companion(address, existing),
    logs: { entries: logs, origin: place(`${address}.logs`), ...(open && { open }) },
    workspace: { label: 'workspace', value: written(workspace, `${address}.workspace`) },
    otherSink: { label: 'storage', value: written(false, `${address}.storage`) },
  };
}

export function category(name: Written, enabled: Written = true): LogEntry {
  return { category: written(name, 'category'), group: written(null, 'group'), enabled: written(enabled, 'enabled'), origin: place('log') };
}

export function group(name: Written, enabled: Written = true): LogEntry {
  return { category: written(null, 'category'), group: written(name, 'group'), enabled: written(enabled, 'enabled'), origin: place('log') };
}

interface PlanParts extends Existing {
  readonly plan?: Written;
  readonly tier?: Written;
  readonly sensor?: Written;
}

export function defenderPlan({ plan = 'Containers', tier = 'Standard', sensor = true, ...existing }: PlanParts = {}): DefenderPlan {
  return {
    kind: 'DefenderPlan',
    ...companion('pricing', existing),
    plan: { label: 'resource_type', value: written(plan, 'resource_type') },
    tier: { label: 'tier', value: written(tier, 'tier') },
    sensor: { label: 'extension', value: written(sensor, 'extension') },
  };
}

interface AssignmentParts extends Existing {
  readonly initiative?: Written;
  readonly effect?: Written;
  readonly enforced?: Written;
  readonly excluded?: Written;
}

export function assignment({ initiative = 'restricted', effect = 'deny', enforced = true, excluded = [], ...existing }: AssignmentParts = {}): PolicyAssignment {
  return {
    kind: 'PolicyAssignment',
    ...companion('assignment', existing),
    initiative: { label: 'policy_definition_id', value: written(initiative, 'policy_definition_id') },
    effect: { label: 'effect', value: written(effect, 'effect') },
    enforced: { label: 'enforce', value: written(enforced, 'enforce') },
    excludedNamespaces: { label: 'excludedNamespaces', value: written(excluded, 'excludedNamespaces') },
  };
}

export function safeguards(level: Written, standard: Written, existing: Existing = {}): DeploymentSafeguards {
  return {
    kind: 'DeploymentSafeguards',
    ...companion('safeguards', existing),
    level: { label: 'level', value: written(level, 'level') },
    podSecurity: { label: 'pod_security', value: written(standard, 'pod_security') },
  };
}

interface NamespaceParts extends Existing {
  readonly denies?: boolean | undefined;
  readonly blocks?: boolean | undefined;
  readonly advice?: readonly string[];
}

/** A namespace that denies by default and blocks the metadata service, but for what is given. */
export function namespace(name: string, parts: NamespaceParts = {}): WorkloadNamespace {
  const { advice = [], ...existing } = parts;
  return {
    kind: 'Namespace',
    ...companion(name, existing),
    defaultDeny: finding(`${name} default-deny`, 'denies' in parts ? parts.denies : true, advice),
    imdsEgressBlocked: finding(`${name} imds`, 'blocks' in parts ? parts.blocks : true, advice),
  };
}

function finding(about: string, holds: boolean | undefined, advice: readonly string[]): Finding {
  const word = holds === undefined ? 'cannot be told' : holds ? 'holds' : 'does not hold';
  return { holds, message: `${about} ${word}.`, at: place(about), advice };
}

export function metadataNsg(...advice: readonly string[]): MetadataNsg {
  return { kind: 'NetworkSecurityGroup', ...head('nsg', true), advice };
}
