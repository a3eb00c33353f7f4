import { isUnreadable, originOf, type Reason, type Unreadable } from '@akslint/model';
import { RootInputs, type Assignment } from '../evaluate/root-inputs.js';
import type { GivenVariables, TerraformInputs } from '../index.js';
import type { ModuleSyntax } from '../module/module-syntax.js';
import type { ConfigFile } from '../syntax/ast.js';
import type { ConfigSources } from './config-sources.js';
import { byText, type Diagnostics } from './diagnostics.js';
import { inDirectory } from './paths.js';

/**
 * What sets the variables of a root module, weakest source first: the environment, `terraform.tfvars`,
 * `terraform.tfvars.json`, `*.auto.tfvars(.json)` by name, what is given to this root alone, `--var-file`, `--var`.
 * Source: developer.hashicorp.com/terraform/language/values/variables, "variable definition precedence".
 */
export function rootInputs(module: ModuleSyntax, given: TerraformInputs, sources: ConfigSources, diagnostics: Diagnostics): RootInputs {
  const assignments = new Map<string, Assignment>();
  for (const [name, value] of Object.entries(given.environment)) {
    if (name.startsWith('TF_VAR_') && value !== undefined) assignments.set(name.slice('TF_VAR_'.length), { kind: 'text', text: value });
  }
  let doubt: Reason | undefined;
  const own = ownFiles(module.directory, sources);
  const assignFile = (path: string): void => {
    const file = sources.values(path);
    if (isUnreadable(file) || file.errors.length > 0) doubt ??= doubtOf(path);
    if (isUnreadable(file)) return;
    if (own.includes(path)) tellUndeclared(file, module, diagnostics);
    for (const attribute of file.body.attributes) assignments.set(attribute.name, { kind: 'file', argument: { file: path, attribute } });
  };
  const assignTexts = ({ variables }: GivenVariables): void => {
    for (const { name, value, at } of variables) assignments.set(name, { kind: 'text', text: value, ...(at && { at }) });
  };
  own.forEach(assignFile);
  for (const layer of [...(given.forRoot?.(module.directory) ?? []), given]) {
    layer.varFiles.forEach(assignFile);
    assignTexts(layer);
  }
  return new RootInputs(assignments, doubt);
}

/** Every file that sets variables of a root module, the weakest first. */
export function variableFiles({ directory }: ModuleSyntax, given: TerraformInputs, sources: ConfigSources): readonly string[] {
  return [...ownFiles(directory, sources), ...[...(given.forRoot?.(directory) ?? []), given].flatMap(({ varFiles }) => varFiles)];
}

/** The variables files that Terraform loads by itself, in its order. */
function ownFiles(directory: string, sources: ConfigSources): readonly string[] {
  const entries = sources.reader.list(directory);
  if (isUnreadable(entries)) return [];
  const names = entries.filter(({ isDirectory }) => !isDirectory).map(({ name }) => name);
  const automatic = names.filter((name) => /\.auto\.tfvars(?:\.json)?$/.test(name)).sort(byText);
  const standard = ['terraform.tfvars', 'terraform.tfvars.json'].filter((name) => names.includes(name));
  return [...standard, ...automatic].map((name) => inDirectory(directory, name));
}

function doubtOf(path: string): Reason {
  return { text: `${path} could not be read whole and may set it`, remedy: `correct ${path}` };
}

function tellUndeclared(file: ConfigFile, module: ModuleSyntax, diagnostics: Diagnostics): void {
  if (module.broken) return;
  for (const { name, start, nameEnd } of file.body.attributes) {
    if (module.variables.has(name)) continue;
    diagnostics.notice(originOf({ file: file.file, start, end: nameEnd }), `${module.directory} declares no variable "${name}", so this value is not used.`);
  }
}

/** Tells what `--var-file` and `--var` set that no root module declares: they apply to all of them. */
export function tellUnused(modules: readonly ModuleSyntax[], given: TerraformInputs, sources: ConfigSources, diagnostics: Diagnostics): void {
  if (modules.length === 0 || modules.some(({ broken }) => broken)) return;
  const isDeclared = (name: string): boolean => modules.some(({ variables }) => variables.has(name));
  const told = new Set<string>();
  for (const path of given.varFiles) {
    const file: ConfigFile | Unreadable = sources.values(path);
    for (const { name, start, nameEnd } of isUnreadable(file) ? [] : file.body.attributes) {
      if (isDeclared(name) || told.has(name)) continue;
      told.add(name);
      diagnostics.notice(originOf({ file: path, start, end: nameEnd }), `No root module of the scan declares a variable "${name}", so this value is not used.`);
    }
  }
  const [first] = modules[0]?.files ?? [];
  for (const { name } of given.variables) {
    if (isDeclared(name) || first === undefined) continue;
    diagnostics.notice(originOf({ file: first.file, start: 0, end: 0 }), `No root module of the scan declares a variable "${name}", which --var sets.`);
  }
}
