import type { Origin, Value } from '@akslint/model';

/**
 * A Terraform function over values that may be unknown in part.
 * It answers as exactly as what is known allows, and never throws: what Terraform would refuse is
 * unknown with Terraform's reason, marked by {@link failed}, so that `try` and `can` can tell.
 */
export type TerraformFunction = (args: readonly Value[], call: FunctionCall) => Value;

export interface FunctionCall {
  readonly name: string;
  /** The call's own text. */
  readonly origin: Origin;
  readonly files: FunctionFiles;
}

/** What file functions may see. Paths are as the configuration gives them (`path.module` already resolved). */
export interface FunctionFiles {
  /** The text of a file inside the repository root, with its scan-relative name; a reason when it cannot be had. */
  read(path: string): { readonly text: string; readonly file: string } | { readonly reason: string };
  /** The bytes of a file, likewise. */
  bytes(path: string): Uint8Array | { readonly reason: string };
  exists(path: string): boolean | { readonly reason: string };
  /** Files below `base` whose relative path matches a glob of `fileset`; sorted. */
  set(base: string, pattern: string): readonly string[] | { readonly reason: string };
  /** Renders a template with these variables. */
  render(template: { readonly text: string; readonly file: string }, variables: Value): Value;
  absolute(path: string): string | { readonly reason: string };
}
