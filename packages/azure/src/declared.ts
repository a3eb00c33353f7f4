import type { Deployment, LogEntries, Reason, Resource, Setting, Spelling, SubjectHead, Value } from '@akslint/model';
import type { Defaults, WrittenFields } from './cluster/fields.js';

/** What every declaration has, whichever vocabulary it was written in. */
export interface Declared {
  readonly head: SubjectHead;
  /** {@link Resource.key}. */
  readonly key: string;
  readonly deployment: Deployment;
}

/** Which resource something is attached to. */
export type Target =
  | { readonly by: 'id'; readonly id: Value }
  /** `group` is the resource group's name or id; undefined for the deployment's own. */
  | { readonly by: 'name'; readonly name: Value; readonly group: Value | undefined }
  /** Nothing is named: the scope that the deployment goes to. */
  | { readonly by: 'deployment' };

export interface DeclaredCluster extends Declared {
  readonly kind: 'cluster';
  readonly vocabulary: 'azurerm' | 'arm';
  readonly name: Value;
  /** The resource group's name or id; undefined for the deployment's own. */
  readonly group: Value | undefined;
  readonly fields: WrittenFields;
  readonly defaults: Defaults;
  /** Set when the declaration itself cannot be read. */
  readonly unread?: Reason;
}

/** Values that are written over those of a cluster that is declared elsewhere. */
export interface DeclaredPatch extends Declared {
  readonly kind: 'patch';
  readonly target: Target;
  readonly fields: WrittenFields;
}

export interface DeclaredDiagnostics extends Declared {
  readonly kind: 'diagnostics';
  readonly target: Target;
  readonly logs: LogEntries;
  readonly workspace: Setting;
  readonly otherSink: Setting;
}

export interface DeclaredPlan extends Declared {
  readonly kind: 'plan';
  readonly plan: Setting;
  readonly tier: Setting;
  readonly sensor: Setting;
}

export interface DeclaredAssignment extends Declared {
  readonly kind: 'assignment';
  readonly scope: Target;
  /** The id of what is assigned, as written. */
  readonly definition: Setting;
  readonly effect: Setting;
  readonly enforced: Setting;
  readonly excludedNamespaces: Setting;
  /** Scopes that are left out; null for none. */
  readonly notScopes: Value;
  /** bool: resource selectors narrow it down */
  readonly narrowed: Value;
}

export interface DeclaredSafeguards extends Declared {
  readonly kind: 'safeguards';
  readonly target: Target;
  readonly level: Setting;
  readonly podSecurity: Setting;
}

export interface DeclaredManagedNamespace extends Declared {
  readonly kind: 'managed-namespace';
  readonly target: Target;
  /** As written; null for nothing. */
  readonly ingress: Value;
  readonly egress: Value;
}

export interface DeclaredNetworkRules extends Declared {
  readonly kind: 'network-rules';
  /** Each address, range or service tag that a rule of the group has as its destination. */
  readonly destinations: readonly Value[];
}

export interface DeclaredRole extends Declared {
  readonly kind: 'role';
  readonly scope: Target;
  /** Name or id of the role. */
  readonly role: Value;
}

export interface DeclaredKey extends Declared {
  readonly kind: 'key';
  readonly operations: Value;
  readonly vault: Target;
}

export interface DeclaredVault extends Declared {
  readonly kind: 'vault';
  readonly purgeProtection: Setting;
  /** bool: reachable from every network */
  readonly openToAll: Setting;
}

export interface DeclaredCredential extends Declared {
  readonly kind: 'credential';
  readonly issuer: Value;
  readonly audiences: Value;
  readonly subject: Value;
}

/** A resource whose type is not known; it may be any companion of what it is attached to. */
export interface DeclaredRiddle extends Declared {
  readonly kind: 'riddle';
  readonly target: Target;
  readonly reason: Reason;
}

export type Declaration =
  | DeclaredCluster
  | DeclaredPatch
  | DeclaredDiagnostics
  | DeclaredPlan
  | DeclaredAssignment
  | DeclaredSafeguards
  | DeclaredManagedNamespace
  | DeclaredNetworkRules
  | DeclaredRole
  | DeclaredKey
  | DeclaredVault
  | DeclaredCredential
  | DeclaredRiddle;

/** What a vocabulary needs to read one resource. */
export interface Source {
  readonly resource: Resource;
  readonly deployment: Deployment;
}

/** The head of a resource's subject; `name` as the body gives it. */
export function declare(source: Source, name: Value): Declared {
  const { resource, deployment } = source;
  return {
    key: resource.key,
    deployment,
    head: {
      name: knownText(name),
      address: resource.address,
      format: deployment.format,
      spelling: spellingOf(resource.type),
      variant: deployment.variant,
      deployment: deployment.id,
      declaredAt: resource.declaredAt,
      existence: resource.existence,
      notes: resource.judgedOnce
        ? [`The number of instances cannot be told (${resource.judgedOnce.text}), so the body is judged once.`]
        : [],
    },
  };
}

/** Whose names a type's arguments have. A module's (its type is its source) are the provider's by convention. */
function spellingOf(type: string): Spelling {
  if (/^(?:azapi_|azure-native:|microsoft\.)/i.test(type)) return 'arm';
  return /^azurerm_kubernetes_automatic_cluster$|^azure:.*AutomaticCluster$/.test(type) ? 'azurerm-automatic' : 'azurerm';
}

/** A text that is fully known and not empty. */
export function knownText(value: Value): string | null {
  return value.kind === 'scalar' && typeof value.value === 'string' && value.value !== '' ? value.value : null;
}
