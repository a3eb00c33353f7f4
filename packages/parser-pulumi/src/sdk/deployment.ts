import { mapOptions, reference, unknown, withAdvice, type Deployment, type Format, type ProviderVersion, type Reason, type Resource, type UnreadModule, type Value } from '@akslint/model';
import type { Component } from '../evaluate/heap.js';
import type { Declarations, Declared } from './declarations.js';
import { knownText } from './body.js';

/** What a deployment is apart from its resources. */
export interface DeploymentHead {
  readonly id: string;
  readonly format: Format;
  readonly variant: string | null;
  readonly incomplete: Reason | undefined;
  readonly files: () => readonly string[];
  readonly providers: ReadonlyMap<string, ProviderVersion>;
}

/** What a program declared, from a certain resource on, as a deployment. */
export function deploymentOf(head: DeploymentHead, declarations: Declarations, from: { readonly resources: number; readonly unread: number } = { resources: 0, unread: 0 }): Deployment {
  const { incomplete, ...rest } = head;
  const declared = declarations.resources.slice(from.resources);
  const addresses = addressesOf(declared);
  const resources = declared.map((one) => resourceOf(one, addresses.get(one) ?? one.name, declared));
  return {
    ...rest,
    resources,
    unreadModules: declarations.unread.slice(from.unread) satisfies readonly UnreadModule[],
    ...(incomplete ? { incomplete } : {}),
  };
}

function resourceOf(declared: Declared, address: string, all: readonly Declared[]): Resource {
  const { key, typeText, isData, body, declaredAt, existence, judgedOnce, ignoredChanges, provider, advice } = declared;
  const parent = parentValue(declared, all);
  return {
    key,
    address,
    type: typeText,
    isData,
    body: withAdvice(body, ...advice),
    declaredAt,
    existence,
    ...(judgedOnce ? { judgedOnce } : {}),
    ...(ignoredChanges ? { ignoredChanges } : {}),
    ...(parent ? { parent } : {}),
    ...(provider ? { provider } : {}),
  };
}

/** What it is attached to: by its id as it is written, or the resource of the program that has the name. */
function parentValue({ parent }: Declared, all: readonly Declared[]): Value | undefined {
  if (parent === undefined) return undefined;
  if (parent.by === 'id') return parent.id;
  return mapOptions(parent.name, (name) => {
    if (name.kind === 'reference' && name.path.at(-1) === 'name') return reference(name.target, [], name.origin);
    const text = knownText(name)?.toLowerCase();
    const found = text === undefined ? undefined : all.find(({ arm, body, isData }) => arm?.type === parent.type && !isData && knownText(body.entries.get('name'))?.toLowerCase() === text);
    if (found) return reference(found.key, [], name.origin);
    return unknown(name.kind === 'unknown' ? name.reason : { text: 'the resource that it names is not in this program' }, name.origin);
  });
}

/** Logical names, with those of the components around where a type has one name twice. */
function addressesOf(declared: readonly Declared[]): ReadonlyMap<Declared, string> {
  const addresses = new Map<Declared, string>();
  for (const group of grouped(declared, (one) => `${one.typeText} ${one.isData} ${one.name}`)) {
    const isUnique = group.length === 1;
    for (const one of group) addresses.set(one, isUnique ? one.name : [...pathOf(one.component), one.name].join('/'));
  }
  for (const group of grouped(declared, (one) => `${one.typeText} ${one.isData} ${addresses.get(one)}`)) {
    group.slice(1).forEach((one, index) => addresses.set(one, `${addresses.get(one)}#${index + 2}`));
  }
  return addresses;
}

function grouped(declared: readonly Declared[], keyOf: (one: Declared) => string): readonly (readonly Declared[])[] {
  const groups = new Map<string, Declared[]>();
  for (const one of declared) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

function pathOf(component: Component | undefined): readonly string[] {
  const names: string[] = [];
  for (let at = component; at !== undefined && names.length < 20; at = at.parent) names.unshift(at.name);
  return names;
}
