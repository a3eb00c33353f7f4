import { mapOptions, object, propertyOf, unknown, withOrigin, type ObjectValue, type Origin, type Reason, type Value } from '@akslint/model';
import { reasonOf } from './branch.js';
import { keyIn, LazyEntries, valueIn, type Key } from './entries.js';

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

/** An object literal: its properties and spreads in order. */
export function assemble(parts: readonly Part[], origin: Origin): Value {
  const layers: Value[] = [];
  let current = new LazyEntries();
  for (const part of parts) {
    if (part.key !== undefined) {
      current.set(part.key, part.value, part.about);
    } else {
      layers.push(object(current, origin), part.value());
      current = new LazyEntries();
    }
  }
  layers.push(object(current, origin));
  return layers.length === 1 ? object(current, origin) : withOrigin(overlay(layers, origin, false), origin);
}
