import { mapOptions, object, propertyOf, unknown, withOrigin, type ObjectValue, type Origin, type Reason, type Value } from '@akslint/model';
import { keyOf, reasonOf } from './branch.js';
import { doubtOfKey, keyIn, LazyEntries, valueIn, type Key } from './entries.js';

/** One property of an object literal, or (without a key) an object whose keys are taken over. */
export interface Part {
  readonly key: string | undefined;
  readonly value: () => Value;
  readonly about?: Key;
}

/**
 * Objects laid over each other, later ones on top: `{...a, ...b}`, `union(a, b)` and `shallowMerge`.
 * Under something unknown every key may have another value, and more keys may exist.
 * `isDeep`: objects at one key are merged in turn, as `union` does; null is nothing.
 */
export function overlay(parts: readonly Value[], origin: Origin, isDeep: boolean): Value {
  const [first, ...rest] = parts;
  if (first === undefined) return object(new LazyEntries(), origin);
  return rest.reduce<Value>(
    (below, above) => mapOptions(below, (one) => mapOptions(above, (other) => overlayTwo(one, other, origin, isDeep))),
    mapOptions(first, (one) => (isNull(one) ? object(new LazyEntries(), origin) : one)),
  );
}

function overlayTwo(below: Value, above: Value, origin: Origin, isDeep: boolean): Value {
  if (isNull(above)) return below;
  if (isNull(below)) return above;
  if (above.kind === 'object' && below.kind === 'object') return mergeObjects(below, above, origin, isDeep);
  if (above.kind === 'object') return object(above.entries, origin, reasonOf(below));
  if (below.kind === 'object') return object(shadowed(below, reasonOf(above), origin), origin, reasonOf(above));
  return unknown(reasonOf(above.kind === 'unknown' ? above : below), origin, { type: 'object', nonNull: true });
}

function mergeObjects(below: ObjectValue, above: ObjectValue, origin: Origin, isDeep: boolean): ObjectValue {
  const entries = new LazyEntries();
  const seenBelow = above.open ? shadowed(below, above.open, origin) : below.entries;
  entries.take(seenBelow);
  for (const key of above.entries.keys()) {
    const upper = (): Value => propertyOf(above, key) ?? valueIn(above.entries, key);
    const mustMerge = isDeep && below.entries.has(key);
    entries.set(key, mustMerge ? () => mergeValues(seenBelow.get(key), upper(), origin) : upper, keyIn(above.entries, key));
  }
  return object(entries, origin, above.open ?? below.open);
}

function mergeValues(below: Value | undefined, above: Value, origin: Origin): Value {
  if (below === undefined) return above;
  return mapOptions(below, (one) =>
    mapOptions(above, (other) => (one.kind === 'object' && other.kind === 'object' ? mergeObjects(one, other, origin, true) : other)),
  );
}

/** The same keys, each of which may have been overridden by something that cannot be seen. */
function shadowed(below: ObjectValue, reason: Reason, origin: Origin): LazyEntries {
  const entries = new LazyEntries();
  for (const key of below.entries.keys()) entries.set(key, () => unknown(reason, origin), keyIn(below.entries, key));
  return entries;
}

function isNull(value: Value): boolean {
  return value.kind === 'scalar' && value.value === null;
}

/** A property whose key is a value: its text, or `${…}` around what it is. What can be no key hides everything before it. */
export function keyedPart(key: Value, value: () => Value, origin: Origin = key.origin): Part {
  switch (key.kind) {
    case 'scalar':
      if (typeof key.value === 'string') return { key: key.value, value, about: { origin } };
      break;
    case 'reference':
    case 'unknown':
    case 'choice':
      return { key: `\${${keyOf(key) ?? `? ${key.origin.span.start}`}}`, value, about: { origin, value: key } };
    default:
      break;
  }
  return { key: undefined, value: () => unknown({ text: 'the name of a property is not known' }, origin) };
}

/** An object literal: its properties and spreads in order. */
export function assemble(parts: readonly Part[], origin: Origin): Value {
  const layers: Value[] = [];
  let current: Part[] = [];
  for (const part of parts) {
    if (part.key !== undefined) {
      current.push(part);
    } else {
      layers.push(layer(current, origin), part.value());
      current = [];
    }
  }
  const last = layer(current, origin);
  return layers.length === 0 ? last : withOrigin(overlay([...layers, last], origin, false), origin);
}

/** Properties without spreads between them. What stands before a key that is not known may be overridden by it. */
function layer(parts: readonly Part[], origin: Origin): ObjectValue {
  const entries = new LazyEntries();
  const lastDoubt = parts.findLastIndex(({ about }) => doubtOfKey(about?.value) !== undefined);
  const reason = doubtOfKey(parts[lastDoubt]?.about?.value);
  for (const [index, { key = '', value, about }] of parts.entries()) {
    const isDoubtful = reason !== undefined && index < lastDoubt && doubtOfKey(about?.value) === undefined;
    entries.set(key, isDoubtful ? () => unknown(reason, origin) : value, about);
  }
  return object(entries, origin, reason);
}
