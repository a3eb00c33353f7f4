import { unknown, type Entries, type Origin, type Reason, type Reference, type Unknown, type Value, type ValueType } from '@akslint/model';
import { numberText } from './number.js';

/** What of a value is not decided, and where. */
export interface Undecided {
  readonly reason: Reason;
  readonly origin: Origin;
}

/** Nothing in a configuration is nested deeper; what is deeper is not looked at. */
export const deepest = 200;
const mostVisited = 100_000;
const longestKey = 300;

/** Why a reference has no value yet. */
export function afterApply(value: Reference): Reason {
  return { text: `\`${[value.target, ...value.path].join('.')}\` is known only after apply` };
}

const sizes = new WeakMap<object, number>();

/**
 * Whether a value has more parts than are worked with. Parts that are shared count each time that they
 * occur, so that a few lines of configuration cannot ask for years of work.
 */
export function isTooLarge(value: Value): boolean {
  return sizeOf(value, 0) > mostVisited;
}

function sizeOf(value: Value, depth: number): number {
  if (value.kind !== 'list' && value.kind !== 'object') return 1;
  if (depth > deepest) return Infinity;
  const whole = value.kind === 'list' ? value.items : value.entries;
  const known = sizes.get(whole);
  if (known !== undefined) return known;
  let size = 1;
  const parts = value.kind === 'list' ? value.items : valuesOf(value.entries);
  for (const part of parts) {
    size += sizeOf(part, depth + 1);
    if (size > mostVisited) break;
  }
  sizes.set(whole, size);
  return size;
}

function* valuesOf(entries: Entries): Iterable<Value> {
  for (const key of entries.keys()) {
    const value = entries.get(key);
    if (value) yield value;
  }
}

/** The first part of a value that is not known; undefined when all of it is. */
export function findUndecided(value: Value): Undecided | undefined {
  return search(value, { left: mostVisited }, 0);
}

function search(value: Value, budget: { left: number }, depth: number): Undecided | undefined {
  budget.left -= 1;
  if (budget.left < 0 || depth > deepest) {
    return { reason: { text: 'it is too large to be worked out' }, origin: value.origin };
  }
  switch (value.kind) {
    case 'scalar':
      return undefined;
    case 'reference':
      return { reason: afterApply(value), origin: value.origin };
    case 'choice':
    case 'unknown':
      return value;
    case 'list':
      for (const item of value.items) {
        const found = search(item, budget, depth + 1);
        if (found) return found;
      }
      return value.open && { reason: value.open, origin: value.origin };
    case 'object':
      for (const key of value.entries.keys()) {
        const item = value.entries.get(key);
        const found = item && search(item, budget, depth + 1);
        if (found) return found;
      }
      return value.open && { reason: value.open, origin: value.origin };
  }
}

/**
 * The result of `name` on values of which a part is not known: unknown for the same reason, and the same
 * undecided thing as any other call of `name` on the same values.
 */
export function undecidedResult(
  name: string,
  args: readonly Value[],
  origin: Origin,
  more: { readonly type?: ValueType; readonly nonNull?: boolean } = {},
): Unknown {
  const found = args.reduce<Undecided | undefined>((first, arg) => first ?? findUndecided(arg), undefined);
  const key = derivedKey(name, args);
  return unknown(found?.reason ?? { text: `the result of ${name} cannot be worked out` }, found?.origin ?? origin, {
    ...(more.type && { type: more.type }),
    ...(more.nonNull && { nonNull: true as const }),
    ...(key !== undefined && { key }),
  });
}

/** The key of what `name` makes of these; undefined when one of them is not identified. */
export function derivedKey(name: string, args: readonly Value[]): string | undefined {
  const keys: string[] = [];
  for (const arg of args) {
    const key = identityOf(arg, 0);
    if (key === undefined) return undefined;
    keys.push(key);
  }
  return capKey(`${name}(${keys.join(',')})`);
}

/** A text that only equal values share; undefined when the value is not identified (or too long to be). */
export function identityOf(value: Value, depth = 0): string | undefined {
  switch (value.kind) {
    case 'scalar':
      return typeof value.value === 'number' ? numberText(value) : JSON.stringify(value.value);
    case 'reference':
      return `@${[value.target, ...value.path.map((step) => JSON.stringify(step))].join('.')}`;
    case 'unknown':
      return value.key;
    case 'choice':
      return undefined;
    case 'list': {
      if (value.open || value.items.length > 12 || depth > 2) return undefined;
      const keys = value.items.map((item) => identityOf(item, depth + 1));
      return keys.includes(undefined) ? undefined : capKey(`${value.isSet ? 'set' : ''}[${keys.join(',')}]`);
    }
    case 'object': {
      const names = [...value.entries.keys()];
      if (value.open || names.length > 12 || depth > 2) return undefined;
      const parts = names.sort().map((name) => {
        const item = value.entries.get(name);
        const key = item && identityOf(item, depth + 1);
        return key === undefined ? undefined : `${JSON.stringify(name)}:${key}`;
      });
      return parts.includes(undefined) ? undefined : capKey(`{${parts.join(',')}}`);
    }
  }
}

/** A key that names the opposite of a bool. */
export function opposite(key: string | undefined): string | undefined {
  if (key === undefined) return undefined;
  return key.startsWith('not(') ? key.slice(4, -1) : capKey(`not(${key})`);
}

/** The key, unless it is too long to be kept. */
export function capKey(key: string): string | undefined {
  return key.length > longestKey ? undefined : key;
}

/** Whether a value is certainly not null. */
export function isNeverNull(value: Value): boolean {
  switch (value.kind) {
    case 'scalar':
      return value.value !== null;
    case 'unknown':
      return value.nonNull === true;
    case 'choice':
      return value.options.every((option) => isNeverNull(option.value));
    case 'list':
    case 'object':
    case 'reference':
      return true;
  }
}
