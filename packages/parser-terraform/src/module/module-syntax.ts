import type { Reason } from '@akslint/model';
import type { ConfigFile } from '../syntax/ast.js';
import { declarationKey, overridden } from './overrides.js';
import { label, sourceBody, type Declaration, type SourcedAttribute } from './source-body.js';

/** One module's declarations, merged over its files; shared by everything that calls it. */
export interface ModuleSyntax {
  /** Relative to the root of the scan. */
  readonly directory: string;
  /** In the order in which Terraform loads them. */
  readonly files: readonly ConfigFile[];
  readonly variables: ReadonlyMap<string, Declaration>;
  readonly locals: ReadonlyMap<string, SourcedAttribute>;
  readonly outputs: ReadonlyMap<string, Declaration>;
  /** Every resource and data source; those of one address stand behind each other. */
  readonly resources: readonly Declaration[];
  readonly calls: ReadonlyMap<string, Declaration>;
  readonly providers: readonly Declaration[];
  readonly terraform: readonly Declaration[];
  readonly problems: readonly Problem[];
  /** Set when a file could not be read whole: what is not seen may still be there. */
  readonly broken?: Reason;
  /** The files that could not be read whole. */
  readonly brokenFiles: ReadonlySet<string>;
}

/** A declaration that Terraform refuses. */
export interface Problem {
  readonly declaration: Declaration;
  readonly kind: 'duplicate' | 'overrides nothing';
  readonly message: string;
}

/** Files of a module by how they are loaded; each list in order. */
export interface ModuleFiles {
  readonly primary: readonly ConfigFile[];
  readonly overrides: readonly ConfigFile[];
}

interface Collected {
  readonly declarations: Declaration[];
  readonly locals: Map<string, SourcedAttribute>;
  readonly problems: Problem[];
}

/** Gathers the declarations of a module's files. */
export function moduleSyntax(
  directory: string,
  files: ModuleFiles,
  broken: Reason | undefined,
  brokenFiles: ReadonlySet<string>,
): ModuleSyntax {
  const collected: Collected = { declarations: [], locals: new Map(), problems: [] };
  for (const file of files.primary) collectFile(file, collected);
  for (const file of files.overrides) overrideFile(file, collected);
  const ofType = (type: string): Declaration[] => collected.declarations.filter(({ block }) => block.type === type);
  return {
    directory,
    files: [...files.primary, ...files.overrides],
    variables: byFirstLabel('variable', ofType('variable'), collected.problems),
    locals: collected.locals,
    outputs: byFirstLabel('output', ofType('output'), collected.problems),
    resources: withoutClashes(collected),
    calls: byFirstLabel('module', ofType('module'), collected.problems),
    providers: ofType('provider'),
    terraform: ofType('terraform'),
    problems: collected.problems,
    ...(broken && { broken }),
    brokenFiles,
  };
}

function collectFile(file: ConfigFile, { declarations, locals, problems }: Collected): void {
  for (const block of file.body.blocks) {
    const declaration: Declaration = { file: file.file, block, body: sourceBody(file.file, block.body) };
    if (block.type !== 'locals') {
      declarations.push(declaration);
      continue;
    }
    for (const [name, local] of declaration.body.attributes) {
      if (!locals.has(name)) locals.set(name, local);
      else problems.push({ declaration, kind: 'duplicate', message: `local.${name} is declared a second time in this module.` });
    }
  }
}

function overrideFile(file: ConfigFile, collected: Collected): void {
  for (const block of file.body.blocks) {
    const override: Declaration = { file: file.file, block, body: sourceBody(file.file, block.body) };
    if (block.type === 'locals') {
      for (const [name, local] of override.body.attributes) collected.locals.set(name, local);
    } else if (block.type === 'terraform') collected.declarations.push(override);
    else overrideDeclaration(override, collected);
  }
}

const overridable = new Set(['variable', 'output', 'resource', 'data', 'module', 'provider']);

function overrideDeclaration(override: Declaration, { declarations, problems }: Collected): void {
  if (!overridable.has(override.block.type)) return;
  const key = declarationKey(override);
  const at = declarations.findIndex((declaration) => declarationKey(declaration) === key);
  const base = declarations[at];
  if (base) declarations[at] = overridden(base, override);
  else if (override.block.type === 'provider') declarations.push(override);
  else problems.push({ declaration: override, kind: 'overrides nothing', message: 'This block is in an override file, but there is nothing of its name to override.' });
}

function byFirstLabel(kind: string, declarations: readonly Declaration[], problems: Problem[]): ReadonlyMap<string, Declaration> {
  const found = new Map<string, Declaration>();
  for (const declaration of declarations) {
    const name = label(declaration.block, 0);
    if (name === undefined) continue;
    if (!found.has(name)) found.set(name, declaration);
    else problems.push({ declaration, kind: 'duplicate', message: `${kind} "${name}" is declared a second time in this module.` });
  }
  return found;
}

function withoutClashes({ declarations, problems }: Collected): readonly Declaration[] {
  const resources = declarations.filter((declaration) => resourceName(declaration) !== undefined);
  const seen = new Set<string>();
  for (const declaration of resources) {
    const name = resourceName(declaration) ?? '';
    if (seen.has(name)) problems.push({ declaration, kind: 'duplicate', message: `${name} is declared a second time in this module.` });
    seen.add(name);
  }
  return resources;
}

/** `azurerm_kubernetes_cluster.main`, `data.azurerm_subscription.current`; undefined when it is no resource. */
export function resourceName({ block }: Declaration): string | undefined {
  const [type, name] = [label(block, 0), label(block, 1)];
  if (type === undefined || name === undefined) return undefined;
  if (block.type === 'resource') return `${type}.${name}`;
  return block.type === 'data' ? `data.${type}.${name}` : undefined;
}
