import type { Picked, World } from '@akslint/engine';
import { isOmitted, sameReference, type Setting } from '@akslint/model';

/**
 * Whether an identity is none of those in a list: undefined when it cannot be told. Two are the same only if they
 * are the same reference or equal known ids; different declarations or data sources are different.
 */
export function isOtherThanAll(world: World, identity: Picked, ids: Setting): boolean | undefined {
  const list = world.pick(ids.value, ids.label);
  if (isOmitted(list)) return true;
  if (list.kind !== 'list') return isOther(identity, list);
  const answers = list.items
    .map((item) => world.pick(item, ids.label))
    .filter((item) => !isOmitted(item))
    .map((item) => isOther(identity, item));
  if (answers.includes(false)) return false;
  return answers.includes(undefined) || list.open ? undefined : true;
}

function isOther(left: Picked, right: Picked): boolean | undefined {
  if (left.kind === 'reference' && right.kind === 'reference') {
    if (left.target !== right.target) return true;
    return sameReference(left, right) || (isIdPath(left.path) && isIdPath(right.path)) ? false : undefined;
  }
  if (left.kind === 'scalar' && right.kind === 'scalar') return plainId(left.value) !== plainId(right.value);
  if (left.kind === 'unknown' && right.kind === 'unknown' && left.key !== undefined && left.key === right.key) return false;
  return undefined;
}

/** A resource stands for its id in formats that have symbols. */
function isIdPath(path: readonly (string | number)[]): boolean {
  return path.length === 0 || (path.length === 1 && path[0] === 'id');
}

/** ARM ids compare without case. */
function plainId(id: string | number | boolean | null): string {
  return String(id).toLowerCase().replace(/\/$/u, '');
}
