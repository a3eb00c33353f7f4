import { scalar, unknown, type Entries, type ObjectValue, type Origin, type Reason, type Value } from '@akslint/model';

/** Where a key is written, and what it is where it is no plain text (a reference, something unknown). */
export interface Key {
  readonly origin?: Origin | undefined;
  readonly value?: Value | undefined;
}

interface Entry {
  readonly name: string;
  readonly work: () => Value;
  readonly key: Key;
  value: Value | undefined;
  isBusy: boolean;
}

/** Object entries that are worked out when they are asked for, once. Names are compared as ARM does: without case. */
export class LazyEntries implements Entries {
  readonly #entries = new Map<string, Entry>();

  /** A later entry of the same name takes the place of an earlier one. */
  set(name: string, work: () => Value, key: Key = {}): void {
    const folded = name.toLowerCase();
    this.#entries.set(folded, { name: this.#entries.get(folded)?.name ?? name, work, key, value: undefined, isBusy: false });
  }

  /** Takes over all entries of another table; later ones win. */
  take(other: Entries): void {
    for (const name of other.keys()) this.set(name, () => valueIn(other, name), keyIn(other, name));
  }

  keys(): Iterable<string> {
    return Array.from(this.#entries.values(), ({ name }) => name);
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase());
  }

  get(name: string): Value | undefined {
    const entry = this.#entries.get(name.toLowerCase());
    if (entry === undefined || entry.value !== undefined) return entry?.value;
    if (entry.isBusy) return unknown({ text: `"${entry.name}" depends on itself` }, entry.key.origin ?? nowhere);
    entry.isBusy = true;
    entry.value = entry.work();
    entry.isBusy = false;
    return entry.value;
  }

  keyOrigin(name: string): Origin | undefined {
    return this.#entries.get(name.toLowerCase())?.key.origin;
  }

  /** What a key is that is no plain text. */
  keyValue(name: string): Value | undefined {
    return this.#entries.get(name.toLowerCase())?.key.value;
  }
}

const nowhere: Origin = { span: { file: '', start: 0, end: 0 }, via: undefined };

/** An entry that the table is known to list. */
export function valueIn(entries: Entries, name: string): Value {
  return entries.get(name) ?? unknown({ text: `nothing is at "${name}"` }, nowhere);
}

/** What a table knows of one of its keys. */
export function keyIn(entries: Entries, name: string): Key {
  return { origin: entries.keyOrigin?.(name), value: entries.keyValue?.(name) };
}

/** Why a key cannot be told from others: it is known only later, and is no reference, which is like no other key. */
export function doubtOfKey(key: Value | undefined): Reason | undefined {
  return key?.kind === 'unknown' || key?.kind === 'choice' ? key.reason : undefined;
}

/** A key as a value: what it is where it is no plain text. */
export function keyAsValue(entries: Entries, key: string, origin: Origin): Value {
  return entries.keyValue?.(key) ?? scalar(key, entries.keyOrigin?.(key) ?? origin);
}

/** An object of these members. */
export function object(members: readonly { readonly name: string; readonly value: () => Value; readonly key?: Origin }[], origin: Origin, open?: Reason): ObjectValue {
  const entries = new LazyEntries();
  for (const { name, value, key } of members) entries.set(name, value, { origin: key });
  return open ? { kind: 'object', entries, origin, open } : { kind: 'object', entries, origin };
}
