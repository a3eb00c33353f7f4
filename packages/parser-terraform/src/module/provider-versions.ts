import type { ProviderVersion } from '@akslint/model';
import type { ConfigFile, Expression } from '../syntax/ast.js';
import type { ModuleSyntax } from './module-syntax.js';
import { label, literalText, type Declaration } from './source-body.js';

type Version = readonly [number, number, number];

interface Range {
  readonly lowest: Version;
  readonly below?: Version;
}

const anyVersion: Range = { lowest: [0, 0, 0] };

/**
 * The provider versions that may be in use, by the last word of the provider's source: the locked one, else what
 * the constraints of all `modules` together allow. A provider without either is left out.
 */
export function providerVersions(
  modules: Iterable<ModuleSyntax>,
  lockFile: ConfigFile | undefined,
): ReadonlyMap<string, ProviderVersion> {
  const versions = new Map<string, ProviderVersion>();
  for (const module of modules) {
    for (const [name, constraint] of moduleConstraints(module)) {
      const range = parseConstraint(constraint);
      if (range) versions.set(name, narrowed(versions.get(name) ?? anyVersion, range));
    }
  }
  for (const [name, locked] of lockedVersions(lockFile)) versions.set(name, locked);
  return versions;
}

function lockedVersions(lockFile: ConfigFile | undefined): Map<string, ProviderVersion> {
  const versions = new Map<string, ProviderVersion>();
  for (const block of lockFile?.body.blocks ?? []) {
    const source = block.type === 'provider' ? label(block, 0) : undefined;
    const attribute = block.body.attributes.find(({ name }) => name === 'version');
    const version = parseVersion(literalText(attribute?.value) ?? '');
    if (source !== undefined && version) versions.set(lastWord(source), { lowest: version.version, below: next(version.version) });
  }
  return versions;
}

function moduleConstraints(module: ModuleSyntax): [string, string][] {
  const found: [string, string][] = [];
  const sources = new Map<string, string>();
  for (const declaration of module.terraform) collectRequired(declaration, found, sources);
  for (const provider of module.providers) {
    const name = label(provider.block, 0);
    const constraint = literalText(provider.body.attributes.get('version')?.attribute.value);
    if (name !== undefined && constraint !== undefined) found.push([sources.get(name) ?? name, constraint]);
  }
  return found;
}

function collectRequired({ body }: Declaration, found: [string, string][], sources: Map<string, string>): void {
  for (const { block } of body.blocks) {
    if (block.type !== 'required_providers') continue;
    for (const { name, value } of block.body.attributes) {
      const { source, version } = requirement(value);
      const known = source === undefined ? name : lastWord(source);
      sources.set(name, known);
      if (version !== undefined) found.push([known, version]);
    }
    // The JSON syntax may have read the requirements as blocks.
    for (const inner of block.body.blocks) {
      const text = (name: string): string | undefined => literalText(inner.body.attributes.find((attribute) => attribute.name === name)?.value);
      const known = lastWord(text('source') ?? inner.type);
      sources.set(inner.type, known);
      const version = text('version');
      if (version !== undefined) found.push([known, version]);
    }
  }
}

function requirement(value: Expression): { readonly source?: string; readonly version?: string } {
  if (value.kind !== 'object') {
    const version = literalText(value);
    return version === undefined ? {} : { version };
  }
  const text = (name: string): string | undefined =>
    literalText(value.items.find((item) => (item.bareKey ?? literalText(item.key)) === name)?.value);
  const [source, version] = [text('source'), text('version')];
  return { ...(source !== undefined && { source }), ...(version !== undefined && { version }) };
}

function lastWord(source: string): string {
  return source.slice(source.lastIndexOf('/') + 1);
}

/**
 * What a version constraint allows; undefined when it cannot be read. `~>` with three numbers holds the second
 * one, with fewer the first (as Terraform's provider installer does).
 */
export function parseConstraint(constraint: string): Range | undefined {
  let range = anyVersion;
  for (const part of constraint.split(',')) {
    const match = /^\s*(=|!=|>=|<=|>|<|~>)?\s*(\S+)\s*$/.exec(part);
    const parsed = parseVersion(match?.[2] ?? '');
    if (!parsed) return undefined;
    range = narrowed(range, allowed(match?.[1] ?? '=', parsed));
  }
  return range;
}

interface Written {
  readonly version: Version;
  readonly numbers: number;
}

function parseVersion(text: string): Written | undefined {
  const match = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:[-+].*)?$/.exec(text);
  if (!match) return undefined;
  const numbers = match.slice(1).filter((number) => number !== undefined).map(Number);
  return { version: [numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 0], numbers: numbers.length };
}

function allowed(operator: string, { version, numbers }: Written): Range {
  const [major, minor] = version;
  switch (operator) {
    case '>=':
      return { lowest: version };
    case '>':
      return { lowest: next(version) };
    case '<':
      return { lowest: [0, 0, 0], below: version };
    case '<=':
      return { lowest: [0, 0, 0], below: next(version) };
    case '~>':
      return { lowest: version, below: numbers === 3 ? [major, minor + 1, 0] : [major + 1, 0, 0] };
    case '!=':
      return anyVersion;
    default:
      return { lowest: version, below: next(version) };
  }
}

function next([major, minor, patch]: Version): Version {
  return [major, minor, patch + 1];
}

function narrowed(left: Range, right: Range): Range {
  const lowest = compareVersions(left.lowest, right.lowest) >= 0 ? left.lowest : right.lowest;
  const below = lower(left.below, right.below);
  return below ? { lowest, below } : { lowest };
}

function lower(left: Version | undefined, right: Version | undefined): Version | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  return compareVersions(left, right) <= 0 ? left : right;
}

function compareVersions(left: Version, right: Version): number {
  return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
}
