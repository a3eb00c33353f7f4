import type { Entries, Origin, Value } from '@akslint/model';

/** Keys and values with the places of the keys; copied whenever it is changed. */
export class Members implements Entries {
  readonly #values: Map<string, Value>;
  readonly #origins: Map<string, Origin>;

  constructor(values: Iterable<readonly [string, Value]> = [], origins: Iterable<readonly [string, Origin]> = []) {
    this.#values = new Map(values);
    this.#origins = new Map(origins);
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
    return this.#origins.get(key);
  }

  /** Only for whoever is making it. */
  set(key: string, value: Value, origin?: Origin): void {
    this.#values.set(key, value);
    if (origin) this.#origins.set(key, origin);
  }

  /** Only for whoever is making it. */
  delete(key: string): void {
    this.#values.delete(key);
    this.#origins.delete(key);
  }

  static copyOf(entries: Entries): Members {
    const copy = new Members();
    for (const key of entries.keys()) {
      const value = entries.get(key);
      if (value) copy.set(key, value, entries.keyOrigin?.(key));
    }
    return copy;
  }
}
