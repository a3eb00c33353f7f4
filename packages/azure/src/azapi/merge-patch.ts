import { mapOptions, object, unknown, type Entries, type ObjectValue, type Value } from '@akslint/model';
import { contentOf, isNull } from '../reading/property.js';

const deepest = 40;

/** JSON merge patch (RFC 7396): objects merge, null removes, anything else replaces. */
export function mergePatch(base: Value, patch: Value, depth = 0): Value {
  return mapOptions(contentOf(patch), (change) => {
    if (change.kind === 'unknown' && depth === 0) return unknown(change.reason, change.origin);
    if (change.kind !== 'object') return depth === 0 && isNull(change) ? base : change;
    if (depth > deepest) return unknown({ text: 'it is nested too deeply' }, change.origin);
    return mapOptions(contentOf(base), (whole) => {
      if (whole.kind === 'object') return mergeObjects(whole, change, depth);
      return whole.kind === 'unknown' ? whole : change;
    });
  });
}

function mergeObjects(base: ObjectValue, patch: ObjectValue, depth: number): Value {
  const entries = new Map<string, Value>();
  for (const key of base.entries.keys()) {
    const value = base.entries.get(key);
    if (value === undefined) continue;
    entries.set(key, patch.open && !patch.entries.has(key) ? unknown(patch.open, patch.origin) : value);
  }
  for (const key of patch.entries.keys()) {
    const change = patch.entries.get(key);
    if (change === undefined) continue;
    const before = entries.get(key);
    if (isNull(change)) entries.delete(key);
    else entries.set(key, before === undefined ? change : mergePatch(before, change, depth + 1));
  }
  return object(asEntries(entries, patch.entries, base.entries), base.origin, base.open ?? patch.open);
}

function asEntries(map: ReadonlyMap<string, Value>, patch: Entries, base: Entries): Entries {
  return {
    keys: () => map.keys(),
    has: (key) => map.has(key),
    get: (key) => map.get(key),
    keyOrigin: (key) => patch.keyOrigin?.(key) ?? base.keyOrigin?.(key),
    keyValue: (key) => patch.keyValue?.(key) ?? base.keyValue?.(key),
  };
}
