import { optionsOf, sameReference, type Deployment, type Resource, type Value } from '@akslint/model';
import { knownText } from '../declared.js';

/** Finds a resource of a deployment by its key. */
export type Lookup = (deployment: Deployment, key: string) => Resource | undefined;

/** A value together with the deployment that its references and unknowns belong to. */
export interface Placed {
  readonly value: Value;
  readonly deployment: Deployment;
}

export function lookupIn(deployments: readonly Deployment[]): Lookup {
  const index = new Map(
    deployments.map((deployment) => [deployment, new Map(deployment.resources.map((resource) => [resource.key, resource]))]),
  );
  return (deployment, key) => index.get(deployment)?.get(key);
}

/** Whether two names are the same for certain; undefined when they cannot be compared. Azure ignores case. */
export function sameName(left: Placed, right: Placed): boolean | undefined {
  const answers = new Set<boolean | undefined>();
  for (const one of optionsOf(left.value)) {
    for (const other of optionsOf(right.value)) {
      answers.add(sameSingleName(one.value, other.value, left.deployment === right.deployment));
    }
  }
  const [only] = answers;
  return answers.size === 1 ? only : undefined;
}

function sameSingleName(left: Value, right: Value, sameDeployment: boolean): boolean | undefined {
  const [one, other] = [knownText(left), knownText(right)];
  if (one !== null && other !== null) return one.toLowerCase() === other.toLowerCase();
  return sameDeployment && sameUndecided(left, right) ? true : undefined;
}

function sameUndecided(left: Value, right: Value): boolean {
  if (left.kind === 'reference' && right.kind === 'reference') return sameReference(left, right);
  return left.kind === 'unknown' && right.kind === 'unknown' && left.key !== undefined && left.key === right.key;
}

/** Whether two values name the same resource group, each by its name, its id or a reference to either. */
export function sameGroup(left: Placed, right: Placed, lookup: Lookup): boolean | undefined {
  if (left.deployment === right.deployment) {
    const [one, other] = [groupKey(left.value), groupKey(right.value)];
    if (one !== undefined && one === other) return true;
    if (sameUndecided(left.value, right.value)) return true;
  }
  const [one, other] = [groupName(left, lookup), groupName(right, lookup)];
  return one === undefined || other === undefined ? undefined : one === other;
}

function groupKey(value: Value): string | undefined {
  return value.kind === 'reference' && pointsAtWhole(value.path) ? value.target : undefined;
}

function groupName({ value, deployment }: Placed, lookup: Lookup): string | undefined {
  if (value.kind === 'reference' && pointsAtWhole(value.path)) {
    const name = lookup(deployment, value.target)?.body.entries.get('name');
    return name && (knownText(name)?.toLowerCase() ?? undefined);
  }
  const text = knownText(value)?.toLowerCase();
  if (text === undefined) return undefined;
  return text.startsWith('/') ? idSegments(text).get('resourcegroups') : text;
}

/** Whether a path is that of the resource itself: its id, its name, or the resource as a whole. */
export function pointsAtWhole(path: readonly (string | number)[]): boolean {
  const last = path.at(-1);
  return last === undefined || last === 'id' || last === 'name';
}

/** The named parts of an ARM id, in lower case: `resourcegroups` → `rg`. */
export function idSegments(id: string): ReadonlyMap<string, string> {
  const parts = id.toLowerCase().split('/').filter(Boolean);
  const segments = new Map<string, string>();
  for (let index = 0; index + 1 < parts.length; index += 2) segments.set(parts[index] ?? '', parts[index + 1] ?? '');
  return segments;
}
