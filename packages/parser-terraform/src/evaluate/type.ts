import type { Value, ValueType } from '@akslint/model';
import { deepest, isTooLarge } from './undecided.js';

/** A type constraint of Terraform's. */
export type TerraformType =
  | { readonly kind: 'any' }
  | { readonly kind: 'string' | 'number' | 'bool' }
  | { readonly kind: 'list' | 'set' | 'map'; readonly item: TerraformType }
  | { readonly kind: 'tuple'; readonly items: readonly TerraformType[] }
  | { readonly kind: 'object'; readonly attributes: ReadonlyMap<string, AttributeType> };

export interface AttributeType {
  readonly type: TerraformType;
  /** It may be left out, and is then the default, or null. */
  readonly optional?: true;
  readonly default?: Value;
}

export const anyType: TerraformType = { kind: 'any' };
export const stringType: TerraformType = { kind: 'string' };
export const numberType: TerraformType = { kind: 'number' };
export const boolType: TerraformType = { kind: 'bool' };

export function listOf(item: TerraformType): TerraformType {
  return { kind: 'list', item };
}

export function setOf(item: TerraformType): TerraformType {
  return { kind: 'set', item };
}

export function mapOf(item: TerraformType): TerraformType {
  return { kind: 'map', item };
}

/** The type as Terraform writes it. */
export function typeText(type: TerraformType): string {
  switch (type.kind) {
    case 'any':
    case 'string':
    case 'number':
    case 'bool':
      return type.kind;
    case 'list':
    case 'set':
    case 'map':
      return `${type.kind}(${typeText(type.item)})`;
    case 'tuple':
      return `tuple([${type.items.map(typeText).join(',')}])`;
    case 'object':
      return `object({${[...type.attributes].map(([name, { type: inner }]) => `${name}=${typeText(inner)}`).sort().join(',')}})`;
  }
}

/** The type of a value, as far as it is known: `any` for what is not. */
export function typeOf(value: Value, depth = 0): TerraformType {
  if (depth > deepest || (depth === 0 && isTooLarge(value))) return anyType;
  switch (value.kind) {
    case 'scalar':
      return typeOfScalar(value.value);
    case 'reference':
      return anyType;
    case 'unknown':
      return typeNamed(value.type);
    case 'choice': {
      const types = value.options.map((option) => typeOf(option.value, depth + 1));
      return types.every((type) => type.kind === types[0]?.kind) ? (types[0] ?? anyType) : anyType;
    }
    case 'list': {
      const kind = value.isSet ? 'set' : 'list';
      if (value.collectionType === undefined && kind === 'list') {
        return { kind: 'tuple', items: value.items.map((item) => typeOf(item, depth + 1)) };
      }
      return { kind, item: itemTypeOf(value.items, value.collectionType, depth) };
    }
    case 'object': {
      const names = [...value.entries.keys()];
      const items = names.map((name) => value.entries.get(name));
      if (value.collectionType !== undefined) {
        return mapOf(itemTypeOf(items.flatMap((item) => item ?? []), value.collectionType, depth));
      }
      const attributes = new Map(
        names.map((name, index): [string, AttributeType] => {
          const item = items[index];
          return [name, { type: item ? typeOf(item, depth + 1) : anyType }];
        }),
      );
      return { kind: 'object', attributes };
    }
  }
}

function itemTypeOf(items: readonly Value[], text: string | undefined, depth: number): TerraformType {
  const inner = /\((string|number|bool)\)$/.exec(text ?? '')?.[1];
  if (text?.length === (inner?.length ?? 0) + 5 || text?.length === (inner?.length ?? 0) + 6) {
    if (inner === 'string' || inner === 'number' || inner === 'bool') return { kind: inner };
  }
  return unify(items.map((item) => typeOf(item, depth + 1))) ?? anyType;
}

function typeOfScalar(value: string | number | boolean | null): TerraformType {
  switch (typeof value) {
    case 'string':
      return stringType;
    case 'number':
      return numberType;
    case 'boolean':
      return boolType;
    default:
      return anyType;
  }
}

function typeNamed(type: ValueType | undefined): TerraformType {
  switch (type) {
    case undefined:
    case 'object':
      return anyType;
    case 'string':
    case 'number':
    case 'bool':
      return { kind: type };
    case 'list':
    case 'set':
    case 'map':
      return { kind: type, item: anyType };
  }
}

/** The one type that all of these convert to, as Terraform finds it; undefined when there is none. `any` fits all. */
export function unify(types: readonly TerraformType[]): TerraformType | undefined {
  const known = types.filter(({ kind }) => kind !== 'any');
  const [first] = known;
  if (first === undefined) return anyType;
  const kinds = new Set(known.map(({ kind }) => kind));
  if (isPrimitive(first)) return unifyPrimitives(kinds, first);
  if (kinds.size === 1) return unifyAlike(known, first);
  if ([...kinds].every((kind) => kind === 'map' || kind === 'object')) return wrap('map', known);
  if ([...kinds].every((kind) => kind === 'list' || kind === 'tuple')) return wrap('list', known);
  if (![...kinds].every((kind) => kind === 'list' || kind === 'tuple' || kind === 'set')) return undefined;
  // A set takes tuples in as they are; beside a list Terraform prefers the list.
  return kinds.has('list') ? wrap('list', known) : known.find(({ kind }) => kind === 'set');
}

export function isPrimitive(type: TerraformType): boolean {
  return type.kind === 'string' || type.kind === 'number' || type.kind === 'bool';
}

function unifyPrimitives(kinds: ReadonlySet<string>, first: TerraformType): TerraformType | undefined {
  if (kinds.size === 1) return first;
  const onlyPrimitives = [...kinds].every((kind) => kind === 'string' || kind === 'number' || kind === 'bool');
  return onlyPrimitives && kinds.has('string') ? stringType : undefined;
}

function wrap(kind: 'list' | 'set' | 'map', types: readonly TerraformType[]): TerraformType | undefined {
  const item = unify(types.flatMap(itemTypes));
  return item && { kind, item };
}

/** The types of a container's items. */
export function itemTypes(type: TerraformType): readonly TerraformType[] {
  switch (type.kind) {
    case 'list':
    case 'set':
    case 'map':
      return [type.item];
    case 'tuple':
      return type.items;
    case 'object':
      return [...type.attributes.values()].map((attribute) => attribute.type);
    default:
      return [];
  }
}

function unifyAlike(types: readonly TerraformType[], first: TerraformType): TerraformType | undefined {
  switch (first.kind) {
    case 'list':
    case 'set':
    case 'map':
      return wrap(first.kind, types);
    case 'tuple':
      return unifyTuples(types.flatMap((type) => (type.kind === 'tuple' ? [type] : [])), first.items.length);
    case 'object':
      return unifyObjects(types.flatMap((type) => (type.kind === 'object' ? [type] : [])), first.attributes);
    default:
      return first;
  }
}

function unifyTuples(types: readonly Extract<TerraformType, { kind: 'tuple' }>[], length: number): TerraformType | undefined {
  if (types.some((type) => type.items.length !== length)) return wrap('list', types);
  const items: TerraformType[] = [];
  for (let index = 0; index < length; index += 1) {
    const item = unify(types.flatMap((type) => type.items[index] ?? []));
    if (!item) return wrap('list', types);
    items.push(item);
  }
  return { kind: 'tuple', items };
}

function unifyObjects(
  types: readonly Extract<TerraformType, { kind: 'object' }>[],
  names: ReadonlyMap<string, AttributeType>,
): TerraformType | undefined {
  const sameNames = types.every(({ attributes }) => attributes.size === names.size && [...names.keys()].every((name) => attributes.has(name)));
  if (!sameNames) return wrap('map', types);
  const attributes = new Map<string, AttributeType>();
  for (const name of names.keys()) {
    const type = unify(types.flatMap((each) => each.attributes.get(name)?.type ?? []));
    if (!type) return undefined;
    attributes.set(name, { type });
  }
  return { kind: 'object', attributes };
}
