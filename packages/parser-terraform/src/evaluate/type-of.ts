import type { Scalar, Value, ValueType } from '@akslint/model';
import { anyType, boolType, itemTypes, mapOf, numberType, stringType, type AttributeType, type TerraformType } from './type.js';
import { deepest, findUndecided, isTooLarge } from './undecided.js';
import { familyOf, unify } from './unify.js';

/** A null has a type, too, which no text shows: `any` where a literal stands, else what it was converted to. Not known for a null that is not here. */
const nullTypes = new WeakMap<Value, TerraformType>();

/** The null as one of a type; `any` for the literal. */
export function nullOf(value: Scalar, type: TerraformType): Scalar {
  const typed = { ...value };
  nullTypes.set(typed, type);
  return typed;
}

/** The type of a value, as far as it is known: `any` for what is not. */
export function typeOf(value: Value, depth = 0): TerraformType {
  if (depth > deepest || (depth === 0 && isTooLarge(value))) return anyType;
  switch (value.kind) {
    case 'scalar':
      return value.value === null ? (nullTypes.get(value) ?? anyType) : typeOfScalar(value.value);
    case 'reference':
      return anyType;
    case 'unknown':
      return typeNamed(value.type);
    case 'choice':
      return typeOfOptions(value.options.map((option) => option.value), depth + 1);
    case 'list': {
      const kind = value.isSet ? 'set' : 'list';
      if (value.collectionType === undefined && kind === 'list') {
        if (value.open) return anyType;
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
      if (value.open) return anyType;
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

/**
 * The type that values have together: any, while one of them may still turn all into texts, or may fit the others
 * once its type is known. Undefined when there certainly is none.
 */
export function commonType(values: readonly Value[], depth = 0): TerraformType | undefined {
  const types = values.map((value) => typeOf(value, depth));
  const type = unify(types);
  const mayDiffer = types.some((each, index) => holdsAny(each) && values[index]?.kind !== 'scalar' && isUndecided(values[index]));
  if (type ? type.kind === 'string' || !mayDiffer : !mayDiffer && !values.some((value) => hasTypelessNull(value, 0))) return type;
  // Whatever is not known of the others: only a null brings different families together.
  const families = new Set(types.filter(({ kind }) => kind !== 'any').map(familyOf));
  if (families.size > 1) return values.some(isNull) ? type : undefined;
  return type?.kind === 'list' || type?.kind === 'set' || type?.kind === 'map' ? { kind: type.kind, item: anyType } : anyType;
}

function isNull(value: Value): boolean {
  return value.kind === 'choice' ? value.options.some((option) => isNull(option.value)) : value.kind === 'scalar' && value.value === null;
}

function isUndecided(value: Value | undefined): boolean {
  return value !== undefined && findUndecided(value) !== undefined;
}

/** Whether a null within the value has a type that is not known. */
function hasTypelessNull(value: Value, depth: number): boolean {
  if (value.kind === 'scalar') return value.value === null && !nullTypes.has(value);
  return depth < deepest && partsOf(value).some((part) => hasTypelessNull(part, depth + 1));
}

function partsOf(value: Value): readonly Value[] {
  if (value.kind === 'list') return value.items;
  return value.kind === 'object' ? [...value.entries.keys()].flatMap((key) => value.entries.get(key) ?? []) : [];
}

/** Whether Terraform makes no list of these, for want of a type: a literal null stands beside a list or an object. */
export function lackType(values: readonly Value[]): boolean {
  if (values.some((value) => isUndecided(value) || hasTypelessNull(value, 0))) return false;
  return commonType(values)?.kind === 'any' && values.some((value) => typeOf(value).kind !== 'any');
}

/** Whether a part of the type is not known. */
function holdsAny(type: TerraformType): boolean {
  return type.kind === 'any' || itemTypes(type).some(holdsAny);
}

/** The options of a choice have a type when it is that of each: not all of them need to be converted to it. */
function typeOfOptions(options: readonly Value[], depth: number): TerraformType {
  const types = options.map((option) => typeOf(option, depth));
  const kinds = new Set(types.filter((_, index) => options[index]?.kind !== 'scalar' || types[index]?.kind !== 'any').map(({ kind }) => kind));
  return kinds.size === 1 && !kinds.has('any') ? (unify(types) ?? anyType) : anyType;
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
