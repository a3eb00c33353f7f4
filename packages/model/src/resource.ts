import type { Origin } from './origin.js';
import type { ObjectValue, Reason, Value } from './value.js';

export type Format =
  | 'terraform'
  | 'terraform-plan'
  | 'bicep'
  | 'arm'
  | 'pulumi'
  | 'pulumi-yaml'
  | 'kubernetes';

/** One resource (or data source) as its format declares it, evaluated. */
export interface Resource {
  /** Unique within the deployment; {@link Reference.target} names it. */
  readonly key: string;
  /** The format's own address: `module.m["k"].azurerm_kubernetes_cluster.x[0]`. */
  readonly address: string;
  /** The format's own type, with the API version where there is one. */
  readonly type: string;
  readonly isData: boolean;
  /**
   * Arguments and properties as the format spells them. A Terraform block type holds a list of objects.
   * Open when a file that could change it cannot be read.
   */
  readonly body: ObjectValue;
  /** The declaration's header, where an absent companion is reported. */
  readonly declaredAt: Origin;
  /** Whether it exists: true, or an undecided condition. What certainly does not exist is not a resource. */
  readonly existence: Value;
  /** Set when the number of instances is not known and the body was judged once. */
  readonly judgedOnce?: Reason;
  /** Arguments that later changes are ignored for (`lifecycle.ignore_changes`); `all` for every one. */
  readonly ignoredChanges?: readonly string[] | 'all';
  /** The resource that this one is declared inside of or attached to by position (Bicep `parent`, `scope`, nesting). */
  readonly parent?: Value;
  /** For objects inside a cluster: the configuration of the provider that makes them, if it is written. */
  readonly provider?: ObjectValue;
}

/** What is deployed together: a Terraform root module, a Bicep entry file, a Pulumi program. */
export interface Deployment {
  /** Unique within the scan. */
  readonly id: string;
  readonly format: Format;
  /** Parameter file, stack, plan, or folder of manifests that the values come from. */
  readonly variant: string | null;
  readonly resources: readonly Resource[];
  /** Module calls that could not be read and may declare a cluster. */
  readonly unreadModules: readonly UnreadModule[];
  /** What is declared, but made by none of the calls and values at hand: a count of 0, an empty `for_each`. */
  readonly unmade?: readonly UnmadeResource[];
  /** Set when a file of it could not be read: absence then proves nothing. */
  readonly incomplete?: Reason;
  /**
   * Every file that has been read for it so far, sorted: those that it shares with other deployments, too. Values are
   * worked out when they are asked for, and some read further files, so ask when everything is judged.
   */
  readonly files?: () => readonly string[];
  /** For a plan or state: the id that the deployment of the configuration beside it has. */
  readonly planOf?: string;
  /** Versions of the providers in use, by source's last word (`azurerm`): what may be installed. */
  readonly providers: ReadonlyMap<string, ProviderVersion>;
}

/** A declaration of which no instance is made. */
export interface UnmadeResource {
  readonly type: string;
  /** Within its own module: `azurerm_kubernetes_cluster.main`. */
  readonly name: string;
  readonly declaredAt: Origin;
}

/** A module call whose source is not there. */
export interface UnreadModule {
  readonly address: string;
  /** As written: `Azure/aks/azurerm`. */
  readonly source: string;
  readonly arguments: ObjectValue;
  readonly declaredAt: Origin;
  readonly existence: Value;
  readonly reason: Reason;
}

/** Major versions that can be in use, from a lock file or a constraint; `undefined` bound: none. */
export interface ProviderVersion {
  /** Lowest version that is possible, inclusive. */
  readonly lowest: readonly [number, number, number];
  /** Highest version that is possible, exclusive. */
  readonly below?: readonly [number, number, number];
}

/** Something to be told that is no verdict: a module that is not there, a file in another language. */
export interface Notice {
  readonly origin: Origin;
  readonly message: string;
  /** What it shares with others: those of one folder can be told in one sentence. */
  readonly alike?: Alike;
}

/** `Modules` "a", "b" and "c" `are not downloaded; run terraform init before akslint.` */
export interface Alike {
  readonly many: string;
  readonly name: string;
  readonly predicate: string;
}

/** A file that could not be read or parsed. */
export interface SourceError {
  readonly file: string;
  /** Offset into the file's text; undefined for the file as a whole. */
  readonly offset?: number;
  readonly message: string;
}
