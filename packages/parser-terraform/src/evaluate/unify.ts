import { anyType, itemTypes, typeText, type AttributeType, type TerraformType } from './type.js';

type ObjectType = Extract<TerraformType, { kind: 'object' }>;
type TupleType = Extract<TerraformType, { kind: 'tuple' }>;
type CollectionType = Extract<TerraformType, { kind: 'list' | 'set' | 'map' }>;

/** Steps that one unification may take; what people write needs some hundreds. */
const mostSteps = 50_000;

/** Types of one family that are compared each with each. */
const mostCompared = 200;

/**
 * The one type that all of these convert to, as Terraform finds it: what go-cty's `UnifyUnsafe` gives. Undefined
 * when there is none. `any` is Terraform's dynamic type: that of a null without a type. Types that take too many
 * steps to unify are `any`.
 */
export function unify(types: readonly TerraformType[]): TerraformType | undefined {
  const unification = new Unification();
  const type = unification.unify(types);
  return unification.hasGivenUp ? anyType : type;
}

class Unification {
  #left = mostSteps;

  get hasGivenUp(): boolean {
    return this.#left < 0;
  }

  unify(all: readonly TerraformType[]): TerraformType | undefined {
    const types = distinct(all);
    const [first] = types;
    if (first === undefined) return anyType;
    if (types.length === 1) return first;
    this.#left -= types.length;
    if (this.#left < 0) return anyType;
    const known = types.filter(({ kind }) => kind !== 'any');
    const families = new Set(known.map(familyOf));
    if (families.size > 1) return this.#acrossFamilies(known.length < types.length, known);
    const ofOneKind = this.#unifyKinds(types, known);
    return ofOneKind === 'none' ? undefined : (ofOneKind ?? this.#preferred(types));
  }

  /** Only the dynamic type takes in types of different families, and never objects beside tuples. */
  #acrossFamilies(hasDynamic: boolean, known: readonly TerraformType[]): TerraformType | undefined {
    const kinds = new Set(known.map(({ kind }) => kind));
    return hasDynamic && !(kinds.has('object') && kinds.has('tuple')) ? anyType : undefined;
  }

  /** What types of like kinds become without a look at which of them takes in the others; `none` rules that out, too. */
  #unifyKinds(types: readonly TerraformType[], known: readonly TerraformType[]): TerraformType | 'none' | undefined {
    const hasDynamic = known.length < types.length;
    const [kind, second, ...more] = [...new Set(known.map((type) => type.kind))].sort();
    if (more.length > 0) return undefined;
    if (second === undefined) return this.#unifyAlike(kind, hasDynamic, known);
    if (kind === 'map' && second === 'object') return this.#objectsAsMaps(types);
    return kind === 'list' && second === 'tuple' ? this.#tuplesAsLists(types) : undefined;
  }

  #unifyAlike(kind: TerraformType['kind'] | undefined, hasDynamic: boolean, known: readonly TerraformType[]): TerraformType | 'none' | undefined {
    switch (kind) {
      case 'list':
      case 'set':
      case 'map':
        return hasDynamic ? anyType : (this.#wrap(kind, known) ?? 'none');
      case 'tuple':
        return hasDynamic ? anyType : (this.#unifyTuples(known.filter(isTuple)) ?? 'none');
      case 'object':
        return hasDynamic ? anyType : (this.#unifyObjects(known.filter(isObject)) ?? 'none');
      default:
        return undefined;
    }
  }

  /** A collection of what all the items become together. */
  #wrap(kind: 'list' | 'set' | 'map', types: readonly TerraformType[]): TerraformType | undefined {
    const items = types.flatMap(itemTypes);
    const item = items.length === 0 ? undefined : this.unify(items);
    return item && this.#ifAllConvert(types, { kind, item });
  }

  #objectsAsMaps(types: readonly TerraformType[]): TerraformType | undefined {
    const map = this.#wrap('map', types.filter(isObject));
    const all = map && this.unify(types.map((type) => (type.kind === 'object' ? map : type)));
    return all?.kind === 'map' ? all : undefined;
  }

  #tuplesAsLists(types: readonly TerraformType[]): TerraformType | undefined {
    const list = this.#wrap('list', types.filter(isTuple));
    const all = list && this.unify(types.map((type) => (type.kind === 'tuple' ? list : type)));
    return all?.kind === 'list' ? all : undefined;
  }

  #unifyTuples(types: readonly TupleType[]): TerraformType | undefined {
    const length = types[0]?.items.length ?? 0;
    if (types.some(({ items }) => items.length !== length)) return this.#wrap('list', types);
    const items: TerraformType[] = [];
    for (let index = 0; index < length; index += 1) {
      const item = this.unify(types.flatMap((type) => type.items[index] ?? []));
      if (!item) return undefined;
      items.push(item);
    }
    return this.#ifAllConvert(types, { kind: 'tuple', items }) ?? this.#wrap('list', types);
  }

  #unifyObjects(types: readonly ObjectType[]): TerraformType | undefined {
    const names = [...(types[0]?.attributes.keys() ?? [])];
    const sameNames = types.every(({ attributes }) => attributes.size === names.length && names.every((name) => attributes.has(name)));
    if (!sameNames) return this.#wrap('map', types);
    const attributes = new Map<string, AttributeType>();
    for (const name of names) {
      const type = this.unify(types.flatMap((each) => each.attributes.get(name)?.type ?? []));
      if (!type) return undefined;
      attributes.set(name, { type });
    }
    return this.#ifAllConvert(types, { kind: 'object', attributes }) ?? this.#wrap('map', types);
  }

  #ifAllConvert(types: readonly TerraformType[], wanted: TerraformType): TerraformType | undefined {
    return types.every((type) => this.#converts(type, wanted)) ? wanted : undefined;
  }

  /** The first of the types, the more general ones before the others, that takes in all others. */
  #preferred(types: readonly TerraformType[]): TerraformType | undefined {
    if (types.length > mostCompared) return anyType;
    return byGenerality(types).find((wanted) => types.every((type) => this.#converts(type, wanted)));
  }

  /** Whether Terraform has a conversion between two types, be it one that fails for some values. */
  #converts(from: TerraformType, to: TerraformType): boolean {
    this.#left -= 1;
    if (to.kind === 'any' || from.kind === 'any' || from === to || this.#left < 0) return true;
    if (familyOf(from) !== familyOf(to)) return false;
    switch (to.kind) {
      case 'string':
      case 'number':
      case 'bool':
        return from.kind === to.kind || from.kind === 'string' || to.kind === 'string';
      case 'list':
      case 'set':
      case 'map':
        return this.#convertsToCollection(from, to);
      case 'tuple':
        return from.kind === 'tuple' && from.items.length === to.items.length && from.items.every((item, index) => this.#converts(item, to.items[index] ?? anyType));
      case 'object':
        return this.#convertsToObject(from, to);
    }
  }

  #convertsToCollection(from: TerraformType, to: CollectionType): boolean {
    const items = itemTypes(from);
    if (from.kind !== 'tuple' && from.kind !== 'object') return items.every((item) => this.#converts(item, to.item));
    if (items.length === 0) return true;
    const item = to.item.kind === 'any' ? this.unify(items) : to.item;
    if (item === undefined) return false;
    if (item.kind === 'any' && to.kind !== 'map') return items.every(({ kind }) => kind === 'any');
    return items.every((each) => this.#converts(each, item));
  }

  #convertsToObject(from: TerraformType, { attributes }: ObjectType): boolean {
    if (from.kind === 'map') return [...attributes.values()].every(({ type }) => this.#converts(from.item, type));
    if (from.kind !== 'object') return false;
    return [...attributes].every(([name, { type, optional }]) => {
      const own = from.attributes.get(name)?.type;
      return own === undefined ? optional === true : this.#converts(own, type);
    });
  }
}

function isObject(type: TerraformType): type is ObjectType {
  return type.kind === 'object';
}

function isTuple(type: TerraformType): type is TupleType {
  return type.kind === 'tuple';
}

/** Types of different families never convert to each other. */
export function familyOf({ kind }: TerraformType): 'scalar' | 'sequence' | 'mapping' {
  if (kind === 'map' || kind === 'object') return 'mapping';
  return kind === 'list' || kind === 'set' || kind === 'tuple' ? 'sequence' : 'scalar';
}

/** Each type once. */
function distinct(types: readonly TerraformType[]): readonly TerraformType[] {
  const objects = [...new Set(types)];
  return objects.length < 2 ? objects : [...new Map(objects.map((type) => [typeText(type), type])).values()];
}

/** The more general types first, as far as two can be compared; else in the order given. */
function byGenerality(types: readonly TerraformType[]): readonly TerraformType[] {
  const above = types.map((type) => types.filter((other) => generality(other, type) < 0).length);
  const below = types.map((type) => types.flatMap((other, index) => (generality(type, other) < 0 ? [index] : [])));
  const order = above.flatMap((count, index) => (count === 0 ? [index] : []));
  for (const index of order) {
    for (const other of below[index] ?? []) {
      const left = (above[other] ?? 0) - 1;
      above[other] = left;
      if (left === 0) order.push(other);
    }
  }
  return order.flatMap((index) => types[index] ?? []);
}

const rankOfKind: Readonly<Record<TerraformType['kind'], number>> = { list: 0, tuple: 1, set: 2, map: 0, object: 1, string: 0, number: 1, bool: 1, any: 3 };

/** Below 0 when `left` is the more general type, above when `right` is, 0 when neither is. */
function generality(left: TerraformType, right: TerraformType): number {
  if (left.kind === 'any' || right.kind === 'any') return rankOfKind[left.kind] === 3 ? (right.kind === 'any' ? 0 : 1) : -1;
  if (familyOf(left) !== familyOf(right)) return 0;
  if (left.kind !== right.kind) return rankOfKind[left.kind] - rankOfKind[right.kind];
  if (left.kind === 'object' && right.kind === 'object') return generalityOfObjects(left, right);
  const [ours, theirs] = [itemTypes(left), itemTypes(right)];
  return ours.length === theirs.length ? agreed(ours.map((item, index) => generality(item, theirs[index] ?? anyType))) : 0;
}

function generalityOfObjects({ attributes }: ObjectType, { attributes: others }: ObjectType): number {
  const sameNames = attributes.size === others.size && [...attributes.keys()].every((name) => others.has(name));
  return sameNames ? agreed([...attributes].map(([name, { type }]) => generality(type, others.get(name)?.type ?? anyType))) : 0;
}

/** What all parts that can be compared say; 0 when they contradict each other. */
function agreed(answers: readonly number[]): number {
  const signs = new Set(answers.map(Math.sign).filter((sign) => sign !== 0));
  const [only] = signs;
  return only !== undefined && signs.size === 1 ? only : 0;
}

