import type { Entries, Origin, Value } from '@akslint/model';

/** Object entries that are worked out when they are asked for, once. Names are compared as ARM does: without case. */
export class LazyEntries implements Entries {
  readonly #thunks = new Map<string, { name: string; value: () => Value; key: Origin | undefined }>();
  readonly #values = new Map<string, Value>();

  set(name: string, value: () => Value, key?: Origin): void {
    const folded = name.toLowerCase();
    const known = this.#thunks.get(folded);
    this.#values.delete(folded);
    this.#thunks.set(folded, { name: known?.name ?? name, value, key });
  }

  /** Takes over all entries of another table; later ones win. */
  take(other: Entries): void {
    for (const name of other.keys()) {
      this.set(name, () => other.get(name) ?? missing(name), other.keyOrigin?.(name));
    }
  }

  keys(): Iterable<string> {
    return Array.from(this.#thunks.values(), ({ name }) => name);
  }

  has(name: string): boolean {
    return this.#thunks.has(name.toLowerCase());
  }

  get(name: string): Value | undefined {
    const folded = name.toLowerCase();
    const thunk = this.#thunks.get(folded);
    if (thunk === undefined) return undefined;
    let value = this.#values.get(folded);
    if (value === undefined) {
      value = thunk.value();
      this.#values.set(folded, value);
    }
    return value;
  }

  keyOrigin(name: string): Origin | undefined {
    return this.#thunks.get(name.toLowerCase())?.key;
  }
}

function missing(name: string): never {
  throw new Error(`entries list "${name}" and do not have it`);
}
