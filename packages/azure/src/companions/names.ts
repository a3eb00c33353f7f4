import { mapOptions, optionsOf, sameReference, scalar, type Deployment, type Resource, type Value } from '@akslint/model';
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
  }
  return sameName(groupName(left, lookup), groupName(right, lookup));
}

function groupKey(value: Value): string | undefined {
  return value.kind === 'reference' && pointsAtWhole(value.path) ? value.target : undefined;
}

/** The group's name, as the resource that is referred to or the id says it; else the value as it is. */
function groupName({ value, deployment }: Placed, lookup: Lookup): Placed {
  const name = mapOptions(value, (option) => {
    if (option.kind === 'reference' && pointsAtWhole(option.path)) {
      return lookup(deployment, option.target)?.body.entries.get('name') ?? option;
    }
    const text = knownText(option);
    if (text === null || !text.startsWith('/')) return option;
    return scalar(idSegments(text).get('resourcegroups') ?? null, option.origin);
  });
  return { value: name, deployment };
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
