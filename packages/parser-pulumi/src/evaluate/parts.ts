import { withinWhole, type Origin, type Reason } from '@akslint/model';
import type { RecordEntry } from './heap.js';
import { isUndefined, withItemOrigin, type Item, type RecordItem, type Single } from './item.js';

/** The items of a list, each with the uses of the list before its own; undefined for what is no list. */
export function itemsIn(item: Single): { readonly items: readonly Item[]; readonly open: Reason | undefined } | undefined {
  if (item.kind !== 'array') return undefined;
  return { items: item.heap.items.map((one) => partOf(one, item.origin)), open: item.heap.open };
}

/** The own entries of an object; undefined for what is none. */
export function entriesIn(item: Single): { readonly entries: readonly (readonly [string, RecordEntry])[]; readonly open: Reason | undefined } | undefined {
  if (item.kind === 'module') return { entries: item.module.exportedEntries(), open: undefined };
  if (item.kind !== 'record') return undefined;
  const entries = [...item.heap.entries].map(([key, entry]): [string, RecordEntry] => [key, { ...entry, value: partOf(entry.value, item.origin) }]);
  return { entries, open: item.heap.open };
}

/** Entries that are there in some world. */
export function presentEntries(item: RecordItem): readonly (readonly [string, RecordEntry])[] {
  return (entriesIn(item)?.entries ?? []).filter(([, { value }]) => !isUndefined(value));
}

/** A part that was reached by way of its whole. */
export function partOf(part: Item, whole: Origin): Item {
  if (whole.via === undefined) return part;
  const origin = withinWhole(part.origin, whole);
  if (origin === part.origin) return part;
  if (part.kind !== 'choice') return withItemOrigin(part, origin);
  return { ...part, origin, options: part.options.map(({ value, when }) => ({ value: { ...value, origin: withinWhole(value.origin, whole) }, when })) };
}
