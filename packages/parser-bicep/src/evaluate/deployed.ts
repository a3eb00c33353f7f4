import { mapOptions, reference, type Entries, type Origin, type Value } from '@akslint/model';

type Path = readonly (string | number)[];

/**
 * A declared part of a resource as it reads after deployment: what is not declared inside of it (the id of an inline
 * subnet) is filled in by the service, so it is a reference to that place in the resource.
 */
export function deployed(value: Value, target: string, path: Path): Value {
  return mapOptions(value, (one) => {
    if (one.kind === 'object') return { ...one, entries: new DeployedEntries(one.entries, target, path, one.origin) };
    if (one.kind !== 'list' || one.open) return one;
    return { ...one, items: one.items.map((item, index) => deployed(item, target, [...path, index])) };
  });
}

class DeployedEntries implements Entries {
  constructor(
    private readonly declared: Entries,
    private readonly target: string,
    private readonly path: Path,
    private readonly origin: Origin,
  ) {}

  keys(): Iterable<string> {
    return this.declared.keys();
  }

  has(key: string): boolean {
    return this.declared.has(key);
  }

  get(key: string): Value | undefined {
    const path = [...this.path, key];
    const value = this.declared.get(key);
    return value === undefined ? reference(this.target, path, this.origin) : deployed(value, this.target, path);
  }

  keyOrigin(key: string): Origin | undefined {
    return this.declared.keyOrigin?.(key);
  }

  keyValue(key: string): Value | undefined {
    return this.declared.keyValue?.(key);
  }
}
