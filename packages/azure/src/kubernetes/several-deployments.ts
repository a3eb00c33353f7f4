import type { Assumption, Choice, Entries, Value } from '@akslint/model';
import type { KubernetesObject } from './objects.js';

/**
 * Objects of several deployments that go into one cluster, as those of one: a namespace that two of them name is one
 * namespace. What is undecided in one deployment stays another thing than what has its name in the next.
 */
export function asOneDeployment(objects: readonly KubernetesObject[]): readonly KubernetesObject[] {
  const [first] = objects;
  if (first === undefined || objects.every(({ deployment }) => deployment === first.deployment)) return objects;
  return objects.map((object) => ({ ...apart(object), deployment: first.deployment }));
}

function apart(object: KubernetesObject): KubernetesObject {
  const own = (text: string): string => `${object.deployment}: ${text}`;
  const { existence, namespace } = object;
  const named = existence.kind === 'unknown' && existence.key === undefined ? { ...existence, key: `${object.key} exists` } : existence;
  return {
    ...object,
    key: own(object.key),
    apiVersion: renamed(object.apiVersion, own),
    kind: renamed(object.kind, own),
    name: renamed(object.name, own),
    namespace: namespace && renamed(namespace, own),
    body: renamed(object.body, own),
    existence: renamed(named, own),
  };
}

/** The value with other names for what is undecided in it and for what it refers to. */
function renamed(value: Value, own: (name: string) => string): Value {
  if (value.kind !== 'choice') return renamedSingle(value, own);
  const when = (all: readonly Assumption[]): readonly Assumption[] => all.map(({ key, is }) => ({ key: own(key), is }));
  return { ...value, options: value.options.map((option) => ({ value: renamedSingle(option.value, own), when: when(option.when) })) };
}

function renamedSingle(value: Exclude<Value, Choice>, own: (name: string) => string): Exclude<Value, Choice> {
  switch (value.kind) {
    case 'scalar':
      return value.content ? { ...value, content: renamed(value.content, own) } : value;
    case 'list':
      return { ...value, items: value.items.map((item) => renamed(item, own)) };
    case 'object':
      return { ...value, entries: renamedEntries(value.entries, own) };
    case 'reference':
      return { ...value, target: own(value.target) };
    case 'unknown':
      return {
        ...value,
        ...(value.key !== undefined && { key: own(value.key) }),
        ...(value.content && { content: renamed(value.content, own) }),
      };
  }
}

function renamedEntries(entries: Entries, own: (name: string) => string): Entries {
  return {
    keys: () => entries.keys(),
    has: (key) => entries.has(key),
    get: (key) => {
      const value = entries.get(key);
      return value && renamed(value, own);
    },
    keyOrigin: (key) => entries.keyOrigin?.(key),
  };
}
