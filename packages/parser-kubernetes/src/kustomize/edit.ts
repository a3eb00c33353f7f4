import { object, scalar, type ObjectValue, type Origin, type Value } from '@akslint/model';
import { Members } from '../yaml/members.js';

/** The object with `value` at a path of keys; objects on the way are made where there is none. */
export function withValueAt(whole: ObjectValue, path: readonly string[], value: Value): ObjectValue {
  const [key, ...rest] = path;
  if (key === undefined) return whole;
  const members = Members.copyOf(whole.entries);
  const present = members.get(key);
  const part = present?.kind === 'object' ? present : object(new Members(), value.origin);
  members.set(key, rest.length === 0 ? value : withValueAt(part, rest, value), members.keyOrigin(key) ?? value.origin);
  return { ...whole, entries: members };
}

/** What stands at a path of keys. */
export function valueAt(whole: ObjectValue, path: readonly string[]): Value | undefined {
  let at: Value | undefined = whole;
  for (const key of path) at = at?.kind === 'object' ? at.entries.get(key) : undefined;
  return at;
}

/** The object with texts put into the map at a path; `create` makes the map where there is none. */
export function withTextsAt(whole: ObjectValue, path: readonly string[], texts: readonly (readonly [string, Value])[], create: boolean): ObjectValue {
  const present = valueAt(whole, path);
  if (present?.kind === 'unknown' || (present?.kind !== 'object' && !create)) return whole;
  const [first] = texts;
  if (!first) return whole;
  const members = present?.kind === 'object' ? Members.copyOf(present.entries) : new Members();
  for (const [key, value] of texts) members.set(key, value, value.origin);
  return withValueAt(whole, path, object(members, present?.kind === 'object' ? present.origin : first[1].origin));
}

export function textValue(text: string, origin: Origin): Value {
  return scalar(text, origin);
}
