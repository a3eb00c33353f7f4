import type { Entries, Origin, Value } from '@akslint/model';
import type { Memo } from './evaluation.js';

/** Keys and values with the places where keys are written. */
export class Members implements Entries {
  readonly #values = new Map<string, Value>();
  readonly #keyOrigins = new Map<string, Origin>();

  set(key: string, value: Value, keyOrigin?: Origin): void {
    this.#values.set(key, value);
    if (keyOrigin) this.#keyOrigins.set(key, keyOrigin);
  }

  keys(): Iterable<string> {
    return this.#values.keys();
  }

  has(key: string): boolean {
    return this.#values.has(key);
  }

  get(key: string): Value | undefined {
    return this.#values.get(key);
  }

  keyOrigin(key: string): Origin | undefined {
    return this.#keyOrigins.get(key);
  }
}

/** Members that are worked out when they are asked for. */
export class LazyMembers implements Entries {
  constructor(
    private readonly members: ReadonlyMap<string, Memo<Value>>,
    private readonly keyOrigins: ReadonlyMap<string, Origin> = new Map(),
  ) {}

  keys(): Iterable<string> {
    return this.members.keys();
  }

  has(key: string): boolean {
    return this.members.has(key);
  }

  get(key: string): Value | undefined {
    return this.members.get(key)?.get();
  }

  keyOrigin(key: string): Origin | undefined {
    return this.keyOrigins.get(key);
  }
}

/** A member or an item that is there, but under a key that is not known. */
export interface UnseenItem {
  readonly key: Value;
  readonly value: Value;
}

const unseen = new WeakMap<Entries, readonly UnseenItem[]>();

/** Notes what an open object holds under keys that are not known. */
export function noteUnseen(entries: Entries, items: readonly UnseenItem[]): void {
  if (items.length > 0) unseen.set(entries, items);
}

export function unseenItems(entries: Entries): readonly UnseenItem[] {
  return unseen.get(entries) ?? [];
}
