import type { Deployment, Notice, SourceComment, SourceError, SourceReader, Span } from '@akslint/model';

/** Values that are given from outside. */
export interface GivenVariables {
  /** `--var-file`, in order; paths relative to the root of the scan. */
  readonly varFiles: readonly string[];
  /** `--var name=value`, in order; the value as Terraform reads it on its command line. */
  readonly variables: readonly GivenVariable[];
}

export interface GivenVariable {
  readonly name: string;
  readonly value: string;
  /** The text that says so, where it is in a file. */
  readonly at?: Span;
}

/** What decides input variables, besides the files that Terraform loads by itself. The lists apply to every root module. */
export interface TerraformInputs extends GivenVariables {
  /** What is given to the root module of one directory only, the weakest first; what is given to every one is stronger. */
  readonly forRoot?: (directory: string) => readonly GivenVariables[];
  /** The environment, of which `TF_VAR_*` and `TF_WORKSPACE` are used. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export interface TerraformAnalysis {
  /** One for each root module. */
  readonly deployments: readonly Deployment[];
  readonly notices: readonly Notice[];
  readonly errors: readonly SourceError[];
  /** Every file that was read, sorted. */
  readonly files: readonly string[];
  /** Comments that address akslint, by file and place. */
  readonly comments: readonly SourceComment[];
  /** By deployment: the folders whose files pass values to modules, its own root among them. */
  readonly callers: ReadonlyMap<string, readonly string[]>;
}

export type ReadTerraform = (
  reader: SourceReader,
  directories: readonly string[],
  inputs: TerraformInputs,
) => Promise<TerraformAnalysis>;

export { readTerraform } from './read.js';
export { readPlans, type PlanAnalysis } from './plan/read-plans.js';
