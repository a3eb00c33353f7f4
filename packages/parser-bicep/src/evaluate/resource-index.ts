import type { Value } from '@akslint/model';
import { keyOf } from './branch.js';
import type { Scopes } from './scopes.js';

interface Indexed {
  readonly key: string;
  readonly scope: Value;
  readonly isExisting: boolean;
}

/** Finds resources by what they are: type, full name, and where they are deployed. */
export class ResourceIndex {
  readonly #found = new Map<string, Indexed[]>();

  /** Types and names are compared without case. */
  add(type: string, fullName: Value, entry: Indexed): void {
    const id = idFor(type, fullName);
    if (id === undefined) return;
    const before = this.#found.get(id);
    if (before) before.push(entry);
    else this.#found.set(id, [entry]);
  }

  /**
   * The key of the resource of this type and full name: one at the same scope, else the only one whose scope is not
   * certainly another. Declared ones come before existing ones.
   */
  find(type: string, fullName: Value, scope: Value | undefined, scopes: Scopes): string | undefined {
    const id = idFor(type, fullName);
    const all = id === undefined ? [] : (this.#found.get(id) ?? []);
    const declared = all.filter(({ isExisting }) => !isExisting);
    return among(declared, scope, scopes) ?? among(all, scope, scopes);
  }
}

function among(found: readonly Indexed[], scope: Value | undefined, scopes: Scopes): string | undefined {
  const wanted = scope && keyOf(scope);
  const same = wanted === undefined ? undefined : found.find((one) => keyOf(one.scope) === wanted);
  if (same) return same.key;
  const [only, ...more] = scope === undefined ? found : found.filter((one) => !scopes.areDifferent(one.scope, scope));
  return more.length === 0 || scope === undefined ? only?.key : undefined;
}

function idFor(type: string, fullName: Value): string | undefined {
  const name = keyOf(fullName);
  return name === undefined ? undefined : `${type.toLowerCase()}|${fullName.kind === 'scalar' ? name.toLowerCase() : name}`;
}
