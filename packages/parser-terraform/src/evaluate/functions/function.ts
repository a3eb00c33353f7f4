import type { Origin, Value } from '@akslint/model';
import type { Refusal } from './outcome.js';

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

/** It cannot be told what Terraform finds there. */
export interface Unseen {
  readonly reason: string;
}

/**
 * What file functions may see. Paths are as the configuration gives them (`path.module` already resolved).
 *
 * Terraform reads files while it evaluates the configuration, before it makes anything: a file must be part of the
 * configuration's source. So a file that the checkout does not have is refused as Terraform refuses it, and `try`,
 * `can` and `fileexists` see that it is missing. Only what git ignores may be made before Terraform runs: of that,
 * nothing is known.
 */
export interface FunctionFiles {
  /** The text of a file inside the repository root, with its scan-relative name. */
  read(path: string): { readonly text: string; readonly file: string } | Refusal | Unseen;
  /** The bytes of a file, likewise. */
  bytes(path: string): Uint8Array | Refusal | Unseen;
  exists(path: string): boolean | Refusal | Unseen;
  /** Files below `base` whose relative path matches a glob of `fileset`; sorted. */
  set(base: string, pattern: string): readonly string[] | Unseen;
  /** Renders a template with these variables. */
  render(template: { readonly text: string; readonly file: string }, variables: Value): Value;
  absolute(path: string): string | Unseen;
}
