import type { ObjectValue } from '@akslint/model';
import type { InstalledModules } from '../module/installed-modules.js';
import type { ModuleSyntax } from '../module/module-syntax.js';
import type { Diagnostics } from '../source/diagnostics.js';
import type { Evaluation } from './evaluation.js';
import type { RootInputs } from './root-inputs.js';

/** Modules by their directories, parsed once. */
export interface ModuleLibrary {
  /** Undefined when the directory holds no module. */
  module(directory: string): ModuleSyntax | undefined;
}

/** What everything in one deployment shares. */
export interface DeploymentContext {
  readonly rootDirectory: string;
  readonly evaluation: Evaluation;
  readonly library: ModuleLibrary;
  readonly installed: InstalledModules;
  readonly inputs: RootInputs;
  readonly diagnostics: Diagnostics;
  /** `terraform.workspace`, when the environment says it. */
  readonly workspace: string | undefined;
  /** Directories that are deployments of their own. */
  readonly judgedAlone: ReadonlySet<string>;
  /** Takes one module instance from the budget; false when it is used up. */
  takeModule(): boolean;
  /** Adds to a resource's body what a format inside it says. */
  refineBody(type: string, body: ObjectValue): ObjectValue;
}
