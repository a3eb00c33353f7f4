import { itemsOf, list, propertyOf, scalar, type Origin, type Value } from '@akslint/model';
import { object } from '../entries.js';

/** Data without origins. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** A wholly known value as plain data; undefined when any part is not known. */
export function plainOf(value: Value): Plain | undefined {
  switch (value.kind) {
    case 'scalar':
      return value.value;
    case 'list':
      return value.open ? undefined : plainItems(itemsOf(value));
    case 'object': {
      if (value.open) return undefined;
      const result: Record<string, Plain> = {};
      for (const key of value.entries.keys()) {
        const one = propertyOf(value, key);
        const plain = one && plainOf(one);
        if (plain === undefined) return undefined;
        Object.defineProperty(result, key, { value: plain, enumerable: true });
      }
      return result;
    }
    default:
      return undefined;
  }
}

function plainItems(items: readonly Value[]): readonly Plain[] | undefined {
  const result: Plain[] = [];
  for (const item of items) {
    const plain = plainOf(item);
    if (plain === undefined) return undefined;
    result.push(plain);
  }
  return result;
}

/** Plain data as a value that stands at one place. */
export function lift(plain: Plain, origin: Origin): Value {
  if (isList(plain)) return list(plain.map((item) => lift(item, origin)), origin);
  if (typeof plain === 'object' && plain !== null) {
    return object(Object.entries(plain).map(([name, value]) => ({ name, value: () => lift(value, origin) })), origin);
  }
  return scalar(plain, origin);
}

function isList(plain: Plain): plain is readonly Plain[] {
  return Array.isArray(plain);
}

/** Any JSON text's data; undefined when it is none. */
export function plainJson(text: string): Plain | undefined {
  try {
    const data: unknown = JSON.parse(text);
    return isPlain(data, 0) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** Deeper data than this is not taken. */
const deepest = 200;

function isPlain(data: unknown, depth: number): data is Plain {
  if (data === null || ['string', 'number', 'boolean'].includes(typeof data)) return true;
  return typeof data === 'object' && depth < deepest && Object.values(data ?? {}).every((part) => isPlain(part, depth + 1));
}
