import type { Reason } from '@akslint/model';
import type { Chart } from './helm/chart.js';
import { isClusterScoped } from './kinds.js';
import { nameOfManifest, namespaceOf, namespaceValue, type Manifest } from './manifest.js';
import { byText } from './paths.js';

/** What is applied together for certain: the manifests of a folder, a kustomization, or a chart. */
export interface Part {
  /** Folder of the part, then what it is there: `.` for plain manifests. */
  readonly path: readonly string[];
  /** What objects without a namespace belong to. */
  readonly home: string;
  readonly manifests: readonly Manifest[];
  readonly charts: readonly Chart[];
  /** What was read for it. */
  readonly files: readonly string[];
  readonly incomplete: Reason | undefined;
}

/** Parts that go to one cluster. */
export interface Group {
  /** Path of the outermost folder or part of it; empty for the whole scan. */
  readonly path: readonly string[];
  readonly parts: readonly Part[];
}

/** Names that folders beside each other have when each is another environment. */
const environment =
  /^(?:(?:aks|cluster|k8s|env)[-_])?(?:dev|develop|development|test|testing|tst|qa|int|integration|stage|staging|stg|uat|acc|acceptance|pre-?prod|prod|production|prd|non-?prod|sandbox|dr)(?:[-_]?(?:\d+|eu|us|uk|[a-z]{0,10}(?:europe|asia|us|uk)\d?))?$/i;
/** Folders of which each child is for itself. */
const collection = /^(?:clusters?|environments?|envs?|stages?|overlays)$/i;

/** The group of each part. Groups are sorted by path; one may hold what lies above others. */
export function groupsOf(parts: readonly Part[]): readonly Group[] {
  const apart = new Set<string>();
  keepEnvironmentsApart(parts, apart);
  keepTwinsApart(parts, apart);
  const groups = new Map<string, { path: readonly string[]; parts: Part[] }>();
  for (const part of parts) {
    const path = groupPath(part.path, apart);
    const key = keyOf(path);
    const group = groups.get(key);
    if (group) group.parts.push(part);
    else groups.set(key, { path, parts: [part] });
  }
  return [...groups.values()].sort((left, right) => byText(keyOf(left.path), keyOf(right.path)));
}

/** Whether one group lies above the other, so that what is in it may go to the other's cluster too. */
export function liesAbove(above: Group, below: Group): boolean {
  return above !== below && above.path.length < below.path.length && above.path.every((segment, index) => below.path[index] === segment);
}

/**
 * What tells an object apart from all others of its cluster; undefined when its name or namespace is not known.
 * Namespace objects are often declared once more by each folder that needs one, so they tell nothing.
 */
export function identityOf(manifest: Manifest, home: string): string | undefined {
  const name = nameOfManifest(manifest);
  if (name === undefined || manifest.kind === 'Namespace') return undefined;
  if (isClusterScoped(manifest.kind)) return `${manifest.kind} ${name}`;
  const namespace = namespaceOf(manifest);
  if (namespace === undefined && namespaceValue(manifest) !== undefined) return undefined;
  return `${manifest.kind} ${namespace ?? `in ${home}/`} ${name}`;
}

function groupPath(path: readonly string[], apart: ReadonlySet<string>): readonly string[] {
  for (let length = path.length; length > 0; length -= 1) {
    const start = path.slice(0, length);
    if (apart.has(keyOf(start))) return start;
  }
  return [];
}

function keepEnvironmentsApart(parts: readonly Part[], apart: Set<string>): void {
  const children = new Map<string, Map<string, readonly string[]>>();
  for (const { path } of parts) {
    for (let length = 1; length < path.length; length += 1) {
      const parent = keyOf(path.slice(0, length - 1));
      const known = children.get(parent) ?? new Map<string, readonly string[]>();
      known.set(path[length - 1] ?? '', path.slice(0, length));
      children.set(parent, known);
    }
  }
  for (const [parent, known] of children) {
    const all = [...known.entries()];
    const isCollection = collection.test(parent.slice(parent.lastIndexOf(separator) + 1));
    const separate = isCollection ? all : all.filter(([name]) => environment.test(name));
    if (separate.length > 1) for (const [, path] of separate) apart.add(keyOf(path));
  }
}

/** Two parts with the same object are kept apart where their ways part. Neighbours in sorted order show all those places. */
function keepTwinsApart(parts: readonly Part[], apart: Set<string>): void {
  const holders = new Map<string, Part[]>();
  for (const part of parts) {
    for (const identity of new Set(part.manifests.flatMap((manifest) => identityOf(manifest, part.home) ?? []))) {
      const known = holders.get(identity);
      if (known) known.push(part);
      else holders.set(identity, [part]);
    }
  }
  for (const twins of holders.values()) {
    if (twins.length < 2) continue;
    const sorted = twins.map(({ path }) => path).sort((left, right) => byText(keyOf(left), keyOf(right)));
    sorted.slice(1).forEach((path, index) => {
      const before = sorted[index] ?? [];
      let shared = 0;
      while (shared < path.length && path[shared] === before[shared]) shared += 1;
      apart.add(keyOf(path.slice(0, shared + 1)));
      apart.add(keyOf(before.slice(0, shared + 1)));
    });
  }
}

const separator = '\u0000';

function keyOf(path: readonly string[]): string {
  return path.join(separator);
}
