import { propertyOf, unknown, type ObjectValue, type Value } from '@akslint/model';
import { advise } from '../reading/property.js';
import type { Dialect } from '../reading/section.js';

/**
 * ARM's spelling: property names compare without case, with advice where the case is not the documented one.
 * A name that is none of the documented ones is never read, so it never counts as set; `adviceOn` tells of it.
 */
export function armDialect(adviceOn: Dialect['adviceOn']): Dialect {
  return {
    spell: (name) => name,
    find: findWithoutCase,
    quotedBooleansAreFine: false,
    unspoken: ['body', 'properties'],
    adviceOn,
  };
}

/** What stands at a name in any case; an exact spelling comes first. */
function findWithoutCase(object: ObjectValue, name: string): Value | undefined {
  if (object.entries.has(name)) return propertyOf(object, name);
  const wanted = name.toLowerCase();
  for (const key of object.entries.keys()) {
    if (key.toLowerCase() !== wanted) continue;
    const value = propertyOf(object, key);
    return value && advise(value, `The name "${key}" is documented as "${name}".`);
  }
  return object.open && unknown(object.open, object.origin);
}
