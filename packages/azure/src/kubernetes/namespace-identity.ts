import { isOmitted, optionsOf, type Reason, type Value } from '@akslint/model';
import type { KubernetesObject } from './objects.js';

/** Which namespace an object is in, as far as it can be told without a cluster. */
export interface NamespaceIdentity {
  /** Equal for objects of one namespace. */
  readonly id: string;
  /** Its name when that is fully known. */
  readonly name: string | null;
  /**
   * `clear`: a namespace of its own, other than every other clear one. `named later`: one namespace, but any.
   * `anything`: nothing ties two objects of this identity together.
   */
  readonly certainty: 'clear' | 'named later' | 'anything';
  /** Set for one of several. */
  readonly options?: readonly NamespaceIdentity[];
  /** Why it is not clear. */
  readonly reason?: Reason;
}

const deepestReference = 8;

/** Finds the namespaces of the objects of one deployment. */
export class NamespaceFinder {
  private readonly declared = new Map<string, KubernetesObject>();
  private readonly declaredIds = new Set<string>();

  /** `namespaces` are the Namespace objects. */
  constructor(namespaces: readonly KubernetesObject[]) {
    for (const one of namespaces) this.declared.set(one.key, one);
    for (const one of namespaces) this.declaredIds.add(this.ofNamespace(one).id);
  }

  /** The namespace that a Namespace object makes. */
  ofNamespace(object: KubernetesObject, depth = 0): NamespaceIdentity {
    const own: NamespaceIdentity = { id: `declared ${object.key}`, name: null, certainty: 'clear' };
    const { name } = object;
    if (isOmitted(name) || name.kind === 'list' || name.kind === 'object') return own;
    if (name.kind === 'reference' && name.target === object.key) return own;
    const identity = this.ofValue(name, object, depth);
    return identity.certainty === 'anything' ? own : { ...identity, certainty: 'clear' };
  }

  /** The namespace that an object is in. */
  of(object: KubernetesObject): NamespaceIdentity {
    if (object.namespace === undefined) return unstated(object);
    const identity = this.ofValue(object.namespace, object, 0);
    return this.declaredIds.has(identity.id) ? { ...identity, certainty: 'clear' } : identity;
  }

  private ofValue(value: Value, object: KubernetesObject, depth: number): NamespaceIdentity {
    switch (value.kind) {
      case 'scalar':
        return value.value === null || value.value === '' ? unstated(object) : named(String(value.value));
      case 'reference': {
        const target = this.declared.get(value.target);
        if (target && target !== object && depth < deepestReference) return this.ofNamespace(target, depth + 1);
        return { id: `reference ${value.target} ${value.path.join('.')}`, name: null, certainty: 'named later', reason: { text: 'the name of its namespace is known only after deployment' } };
      }
      case 'unknown':
        return value.key === undefined
          ? { id: 'anything', name: null, certainty: 'anything', reason: value.reason }
          : { id: `unknown ${value.key}`, name: null, certainty: 'named later', reason: value.reason };
      case 'choice': {
        const options = optionsOf(value).map((option) => ({ identity: this.ofValue(option.value, object, depth + 1), when: option.when }));
        const id = JSON.stringify(options.map(({ identity, when }) => [identity.id, when.map((one) => [one.key, one.is])]));
        return { id: `choice ${id}`, name: null, certainty: 'named later', options: options.map(({ identity }) => identity), reason: value.reason };
      }
      case 'list':
      case 'object':
        return unstated(object);
    }
  }
}

/** Whether two identities are one namespace; undefined when they may be. */
export function isSameNamespace(left: NamespaceIdentity, right: NamespaceIdentity): boolean | undefined {
  if (left.id === right.id) return left.certainty === 'anything' ? undefined : true;
  for (const [one, other] of [[left, right], [right, left]] as const) {
    if (one.options) return one.options.some((option) => isSameNamespace(option, other) !== false) ? undefined : false;
  }
  return left.certainty === 'clear' && right.certainty === 'clear' ? false : undefined;
}

function named(name: string): NamespaceIdentity {
  return { id: `name ${name}`, name, certainty: 'clear' };
}

/** Objects without a namespace belong together to one of their folder. */
function unstated(object: KubernetesObject): NamespaceIdentity {
  const { file } = object.declaredAt.span;
  const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.';
  return { id: `folder ${folder}`, name: null, certainty: 'clear' };
}
