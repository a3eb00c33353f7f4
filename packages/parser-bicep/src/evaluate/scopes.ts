import { originOf, reference, scalar, type Origin, type Reference, type Resource, type Value } from '@akslint/model';
import { keyOf } from './branch.js';
import { LazyEntries } from './entries.js';
import type { Scope } from './template.js';

const types: Readonly<Record<Scope, string>> = {
  resourceGroup: 'Microsoft.Resources/resourceGroups',
  subscription: 'Microsoft.Resources/subscriptions',
  managementGroup: 'Microsoft.Management/managementGroups',
  tenant: 'Microsoft.Resources/tenants',
};

/** A scope as a template names it: `resourceGroup('sub', 'name')`. */
interface NamedScope {
  readonly kind: Scope;
  readonly name: Value | undefined;
  readonly subscription: Value | undefined;
  readonly origin: Origin;
}

/** The scopes that the templates of a deployment name; each stands as a resource that others can be compared with. */
export class Scopes {
  readonly #named = new Map<string, NamedScope>();

  /** `resourceGroup()`, `subscription('id')`: the same names lead to the same scope. */
  reference(kind: Scope, names: readonly Value[], origin: Origin): Reference {
    const keys = names.map((name) => keyOf(name) ?? `?${this.#named.size}`);
    const key = `${kind}(${keys.join(',')})`;
    if (!this.#named.has(key)) {
      const subscription = kind === 'subscription' ? names[0] : kind === 'resourceGroup' && names.length > 1 ? names[0] : undefined;
      this.#named.set(key, { kind, name: kind === 'subscription' ? undefined : names.at(-1), subscription, origin });
    }
    return reference(key, [], origin);
  }

  /** The subscription that a scope lies in, where it is named. */
  subscriptionOf(scope: Value): Value | undefined {
    return scope.kind === 'reference' ? this.#named.get(scope.target)?.subscription : undefined;
  }

  /** Whether two scopes are certainly not the same: both are named by texts, and otherwise. */
  areDifferent(one: Value, other: Value): boolean {
    const [left, right] = [literalName(one), literalName(other)];
    return left !== undefined && right !== undefined && left !== right;
  }

  /** As resources that exist already. */
  resources(file: string): readonly Resource[] {
    const place = originOf({ file, start: 0, end: 0 });
    return Array.from(this.#named, ([key, scope]): Resource => {
      const entries = new LazyEntries();
      const { kind, name, subscription } = scope;
      if (name) entries.set('name', () => name);
      if (subscription) entries.set('subscriptionId', () => subscription);
      return { key, address: key, type: types[kind], isData: true, body: { kind: 'object', entries, origin: scope.origin }, declaredAt: place, existence: scalar(true, place) };
    });
  }
}

/** Kind and last name of a scope that is named by texts. */
function literalName(scope: Value): string | undefined {
  const [, kind, name] = (scope.kind === 'reference' && /^(\w+)\((?:"[^"]*",)?("[^"]*")\)$/.exec(scope.target)) || [];
  return kind === undefined || name === undefined ? undefined : `${kind} ${name.toLowerCase()}`;
}
