import { itemsOf, propertyOf, scalar, type Choice, type ListValue, type ObjectValue, type Origin, type Reason, type Value } from '@akslint/model';
import { failed } from './failure.js';
import { unseenItems } from './members.js';
import { sortedKeys } from './order.js';

/** One item of a collection, as `for`, `for_each` and `dynamic` walk it. */
export interface Row {
  readonly key: Value;
  readonly value: Value;
}

/** What is seen of a collection. */
export interface Rows {
  readonly rows: readonly Row[];
  /** There may be more than these. */
  readonly open?: Reason;
}

/** The items of a collection in Terraform's order: those of an object by key, of a set each as its own key. */
export function rowsOf(collection: ListValue | ObjectValue): Rows {
  const open = collection.open && { open: collection.open };
  return { rows: collection.kind === 'list' ? listRows(collection) : objectRows(collection), ...open };
}

function listRows(collection: ListValue): readonly Row[] {
  const items = itemsOf(collection);
  if (collection.isSet) return items.map((value) => ({ key: value, value }));
  return items.map((value, index) => ({ key: scalar(index, value.origin), value }));
}

function objectRows(collection: ObjectValue): readonly Row[] {
  const { entries } = collection;
  const seen = sortedKeys(entries.keys()).flatMap((name) => {
    const value = propertyOf(collection, name);
    return value ? [{ key: scalar(name, entries.keyOrigin?.(name) ?? collection.origin), value }] : [];
  });
  return [...seen, ...unseenItems(entries)];
}

/** Why a value cannot be walked; undefined when it can be, or may turn out to be. */
export function unwalkable(value: Exclude<Value, Choice>, at: Origin): Value | undefined {
  if (value.kind !== 'scalar') return undefined;
  return failed(value.value === null ? 'null has no items to walk' : `a ${typeof value.value} has no items to walk`, at);
}
