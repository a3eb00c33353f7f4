import { isOmitted, object, type ObjectValue, type Value } from '@akslint/model';
import { Members } from '../yaml/members.js';

/**
 * `patch` laid over `base`: mappings are merged, null and `$patch: delete` remove, everything else replaces.
 * Undefined when the patch deletes the whole. Lists with a merge key (containers, volumes) are replaced too: nothing
 * in them decides a verdict.
 */
export function strategicMerge(base: ObjectValue, patch: ObjectValue): ObjectValue | undefined {
  const directive = patch.entries.get('$patch');
  const word = directive?.kind === 'scalar' ? directive.value : undefined;
  if (word === 'delete') return undefined;
  const members = word === 'replace' ? new Members() : Members.copyOf(base.entries);
  for (const key of patch.entries.keys()) {
    const value = patch.entries.get(key);
    if (value === undefined || key.startsWith('$')) continue;
    const merged = mergedValue(members.get(key), value);
    if (merged === undefined) members.delete(key);
    else members.set(key, merged, patch.entries.keyOrigin?.(key));
  }
  return { ...base, entries: members };
}

function mergedValue(base: Value | undefined, patch: Value): Value | undefined {
  if (isOmitted(patch)) return undefined;
  if (patch.kind !== 'object') return patch;
  return strategicMerge(base?.kind === 'object' ? base : object(new Members(), patch.origin), patch);
}
