import { stepsOf, throughUse, withinWhole, type Origin } from './origin.js';
import { choice, mapOptions, unknown, withOrigin, type ListValue, type ObjectValue, type Value } from './value.js';

/**
 * What `object` holds at `key`: undefined when the key is certainly not there, unknown when the object is open.
 * The value's uses include those of the object.
 */
export function propertyOf(object: ObjectValue, key: string): Value | undefined {
  const value = object.entries.get(key);
  if (value !== undefined) return withinPart(value, object.origin);
  return object.open && unknown(object.open, object.origin);
}

/** The items of a list, each with the uses of the list before its own. */
export function itemsOf(list: ListValue): readonly Value[] {
  return list.items.map((item) => withinPart(item, list.origin));
}

/** Whether nothing is written: no value, or null. */
export function isOmitted(value: Value | undefined): boolean {
  return value === undefined || (value.kind === 'scalar' && value.value === null);
}

/**
 * Whether the value is there: `true` for what cannot be null or empty, `false` for null, an empty text or nothing,
 * `undefined` when it may be either.
 */
export function isPresent(value: Value | undefined): boolean | undefined {
  if (value === undefined) return false;
  switch (value.kind) {
    case 'scalar':
      return value.value !== null && value.value !== '';
    case 'list':
      return value.items.some((item) => isPresent(item) === true) || undecidedWhen(value.open !== undefined || value.items.some((item) => isPresent(item) === undefined));
    case 'object':
    case 'reference':
      return true;
    case 'unknown':
      return value.nonNull ? true : undefined;
    case 'choice': {
      const answers = new Set(value.options.map((option) => isPresent(option.value)));
      const [only] = answers;
      return answers.size === 1 ? only : undefined;
    }
  }
}

/** The same value, reached through one more use. */
export function through(value: Value, use: Origin['span']): Value {
  const used = withOrigin(value, throughUse(value.origin, use));
  if (used.kind !== 'choice') return used;
  return { ...used, options: used.options.map((option) => ({ ...option, value: withOrigin(option.value, throughUse(option.value.origin, use)) })) };
}

/** `fallback` in every world in which nothing is written. */
export function orDefault(value: Value | undefined, fallback: (written: Value | undefined) => Value): Value {
  if (value === undefined) return fallback(undefined);
  return mapOptions(value, (option) => (isOmitted(option) ? fallback(option) : option));
}

function withinPart(part: Value, whole: Origin): Value {
  if (stepsOf(whole).length === 0) return part;
  const placed = withOrigin(part, withinWhole(part.origin, whole));
  if (placed.kind !== 'choice') return placed;
  return choice(
    placed.options.map(({ value, when }) => ({ value: withOrigin(value, withinWhole(value.origin, whole)), when })),
    placed.reason,
    placed.origin,
  );
}

function undecidedWhen(doubt: boolean): boolean | undefined {
  return doubt ? undefined : false;
}
