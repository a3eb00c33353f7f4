import { list, object, scalar, type Origin, type Value } from '@akslint/model';
import { deepest, findUndecided, type Undecided } from './undecided.js';

/** Data without origins. A number that a double cannot hold is its nearest double. */
export type Plain = string | number | boolean | null | readonly Plain[] | ReadonlyMap<string, Plain>;

/** A wholly known value as plain data, or what of it is not known. */
export function lower(value: Value): { readonly plain: Plain } | { readonly undecided: Undecided } {
  const undecided = findUndecided(value);
  return undecided ? { undecided } : { plain: plainOf(value) };
}

function plainOf(value: Value): Plain {
  switch (value.kind) {
    case 'scalar':
      return value.value;
    case 'list':
      return value.items.map(plainOf);
    case 'object': {
      const entries = new Map<string, Plain>();
      for (const key of value.entries.keys()) {
        const item = value.entries.get(key);
        if (item) entries.set(key, plainOf(item));
      }
      return entries;
    }
    default:
      return null;
  }
}

/** Plain data as a value, all of it from one place. Past the deepest level there is nothing. */
export function lift(plain: Plain, origin: Origin, depth = 0): Value {
  if (plain === null || typeof plain !== 'object' || depth > deepest) return scalar(typeof plain === 'object' ? null : plain, origin);
  if (isMap(plain)) {
    return object(new Map([...plain].map(([key, item]) => [key, lift(item, origin, depth + 1)])), origin);
  }
  return list(plain.map((item) => lift(item, origin, depth + 1)), origin);
}

function isMap(plain: readonly Plain[] | ReadonlyMap<string, Plain>): plain is ReadonlyMap<string, Plain> {
  return plain instanceof Map;
}
