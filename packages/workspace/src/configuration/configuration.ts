import type { Level } from './schema.js';

/** A setting and the file (absolute) that says so. */
export interface Said<T> {
  readonly is: T;
  readonly by: string;
}

/** Where something is written; the file is absolute. */
export interface TextPlace {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** Values that are given to what is deployed. Paths are absolute. */
export interface ConfiguredInputs {
  readonly variables: readonly { readonly name: string; readonly value: string; readonly at: TextPlace }[];
  readonly varFiles: readonly string[];
  readonly parameters: readonly string[];
}

/** What can be set for everything and for some files. */
export interface Settings {
  /** By requirement: `azure-k8s-06/local-accounts`. */
  readonly levels: ReadonlyMap<string, Said<Level>>;
  /** Ids of requirements that something elsewhere meets. */
  readonly companions: ReadonlyMap<string, Said<'elsewhere'>>;
  /** The weakest first. */
  readonly inputs: readonly ConfiguredInputs[];
}

export interface Override extends Settings {
  /** Patterns as in `.gitignore`. */
  readonly files: readonly string[];
}

export interface ConfiguredSuppression {
  /** As written. */
  readonly control: string;
  readonly requirements: ReadonlySet<string>;
  /** Patterns as in `.gitignore`; none: every file. */
  readonly files: readonly string[];
  readonly address?: string;
  readonly reason: string;
  readonly expires?: string;
  readonly at: TextPlace;
}

/** A configuration with all that it builds on; what is said later wins. */
export interface Configuration extends Settings {
  /** The file that was found or named, absolute. */
  readonly file: string;
  /** All files that it was read from, absolute, in the order in which they were merged. */
  readonly files: readonly string[];
  /** What patterns are relative to, absolute. */
  readonly directory: string;
  readonly ignores: readonly string[];
  readonly overrides: readonly Override[];
  readonly excludedNamespaces: readonly string[];
  readonly namespaces: readonly { readonly files: readonly string[]; readonly cluster: string }[];
  readonly suppressions: readonly ConfiguredSuppression[];
}

/** Both settings; where they disagree the second wins. */
export function mergedSettings(base: Settings, over: Settings): Settings {
  return {
    levels: new Map([...base.levels, ...over.levels]),
    companions: new Map([...base.companions, ...over.companions]),
    inputs: [...base.inputs, ...over.inputs],
  };
}
