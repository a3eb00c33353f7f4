import type { Deployment, Notice, SourceError, SourceReader } from '@akslint/model';

/** What decides input variables, besides the files that Terraform loads by itself. */
export interface TerraformInputs {
  /** `--var-file`, in order; paths relative to the root of the scan. They apply to every root module. */
  readonly varFiles: readonly string[];
  /** `--var name=value`, in order; the value as Terraform reads it on its command line. */
  readonly variables: readonly { readonly name: string; readonly value: string }[];
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
}

export type ReadTerraform = (
  reader: SourceReader,
  directories: readonly string[],
  inputs: TerraformInputs,
) => Promise<TerraformAnalysis>;

export { readTerraform } from './read.js';
