import type { Value } from '@akslint/model';
import { keyOf } from './branch.js';
import type { Scopes } from './scopes.js';

interface Indexed {
  readonly key: string;
  readonly scope: Value;
  /** The template's place among the modules. */
  readonly path: string;
  readonly isExisting: boolean;
}

/** From where a resource is looked for. */
export interface Seeker {
  readonly scope: Value;
  readonly path: string;
  /** The scope is written out, so only what is deployed there can be meant. */
  readonly isExact?: boolean;
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
   * The key of the resource of this type and full name, as seen from a place: one of the same template, else one at
   * the same scope, else the only one whose scope is not certainly another. Declared ones come before existing ones.
   */
  find(type: string, fullName: Value, from: Seeker, scopes: Scopes): string | undefined {
    return this.findDeclared(type, fullName, from, scopes) ?? among(this.all(type, fullName), from, scopes);
  }

  /** The same of those that the deployment declares. */
  findDeclared(type: string, fullName: Value, from: Seeker, scopes: Scopes): string | undefined {
    return among(this.all(type, fullName).filter(({ isExisting }) => !isExisting), from, scopes);
  }

  private all(type: string, fullName: Value): readonly Indexed[] {
    const id = idFor(type, fullName);
    return id === undefined ? [] : (this.#found.get(id) ?? []);
  }
}

function among(found: readonly Indexed[], { scope, path, isExact }: Seeker, scopes: Scopes): string | undefined {
  const wanted = keyOf(scope);
  const atScope = found.filter((one) => keyOf(one.scope) === wanted);
  const [same] = [...atScope.filter((one) => one.path === path), ...atScope];
  if (same) return same.key;
  if (isExact) return undefined;
  const [only, ...more] = found.filter((one) => !scopes.areDifferent(one.scope, scope));
  return more.length === 0 ? only?.key : undefined;
}

function idFor(type: string, fullName: Value): string | undefined {
  const name = keyOf(fullName);
  return name === undefined ? undefined : `${type.toLowerCase()}|${fullName.kind === 'scalar' ? name.toLowerCase() : name}`;
}
