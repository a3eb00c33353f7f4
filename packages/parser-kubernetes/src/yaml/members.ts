import type { Entries, Origin, Value } from '@akslint/model';

interface Member {
  readonly value: Value;
  readonly origin: Origin | undefined;
}

/** Keys and values with the places of the keys; copied whenever it is changed. */
export class Members implements Entries {
  readonly #members = new Map<string, Member>();

  constructor(values: Iterable<readonly [string, Value]> = []) {
    for (const [key, value] of values) this.set(key, value);
  }

  keys(): Iterable<string> {
    return this.#members.keys();
  }

  has(key: string): boolean {
    return this.#members.has(key);
  }

  get(key: string): Value | undefined {
    return this.#members.get(key)?.value;
  }

  keyOrigin(key: string): Origin | undefined {
    return this.#members.get(key)?.origin;
  }

  /** Only for whoever is making it. A key that is set once more keeps its place unless another is given. */
  set(key: string, value: Value, origin?: Origin): void {
    this.#members.set(key, { value, origin: origin ?? this.#members.get(key)?.origin });
  }

  /** Only for whoever is making it. */
  delete(key: string): void {
    this.#members.delete(key);
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
