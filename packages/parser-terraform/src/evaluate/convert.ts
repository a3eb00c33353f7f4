import {
  itemsOf,
  mapOptions,
  scalar,
  unknown,
  type Choice,
  type ListValue,
  type ObjectValue,
  type Origin,
  type Reason,
  type Scalar,
  type Unknown,
  type Value,
  type ValueType,
} from '@akslint/model';
import { equal } from './equality.js';
import { failed, isFailure } from './failure.js';
import { numberScalar, numberText, parseReal } from './number.js';
import { compareInSet } from './order.js';
import { itemTypes, typeText, type AttributeType, type TerraformType } from './type.js';
import { commonType, lackType, nullOf, typeOf } from './type-of.js';
import { capKey, deepest, findUndecided, isTooLarge } from './undecided.js';

/**
 * The value as Terraform converts it to a type. What Terraform refuses is a failure; parts that are not
 * known stay, and a value that needs no change keeps its origin.
 */
export function convert(value: Value, type: TerraformType, origin: Origin): Value {
  const isDeep = type.kind !== 'any' && (value.kind === 'list' || value.kind === 'object');
  if (isDeep && isTooLarge(value)) return unknown({ text: 'it is too large to be worked out' }, origin);
  return convertAt(value, type, origin, 0);
}

function convertAt(value: Value, type: TerraformType, origin: Origin, depth: number): Value {
  if (depth > deepest) return unknown({ text: 'it is nested too deep to be worked out' }, origin);
  return mapOptions(value, (option) => convertOption(option, type, origin, depth));
}

function convertOption(value: Exclude<Value, Choice>, type: TerraformType, origin: Origin, depth: number): Value {
  if (type.kind === 'any' || value.kind === 'reference') return value;
  if (value.kind === 'scalar' && value.value === null) return nullOf(value, type);
  if (value.kind === 'unknown') return convertUnknown(value, type, origin);
  switch (type.kind) {
    case 'string':
    case 'number':
    case 'bool':
      return value.kind === 'scalar' ? convertScalar(value, type.kind, origin) : refuse(value, type, origin);
    case 'list':
    case 'set':
      return value.kind === 'list' ? toSequence(value, type.kind, type.item, origin, depth) : refuse(value, type, origin);
    case 'tuple':
      return value.kind === 'list' ? toTuple(value, type.items, origin, depth) : refuse(value, type, origin);
    case 'map':
      return value.kind === 'object' ? toMap(value, type.item, origin, depth) : refuse(value, type, origin);
    case 'object':
      return value.kind === 'object' ? toObject(value, type.attributes, origin, depth) : refuse(value, type, origin);
  }
}

function refuse(value: Value, type: TerraformType, origin: Origin): Unknown {
  return failed(`${wordFor(value)} cannot become ${typeText(type)}`, origin);
}

/** A value's kind in Terraform's words. */
export function wordFor(value: Value): string {
  switch (value.kind) {
    case 'scalar':
      return value.value === null ? 'null' : typeof value.value === 'boolean' ? 'a bool' : `a ${typeof value.value}`;
    case 'list':
      return value.isSet ? 'a set' : 'a list';
    case 'object':
      return 'an object';
    default:
      return 'a value that is not known';
  }
}

function convertScalar(value: Scalar, type: 'string' | 'number' | 'bool', origin: Origin): Value {
  switch (type) {
    case 'string':
      return typeof value.value === 'string' ? value : { ...scalar(textOfScalar(value), value.origin), ...advised(value) };
    case 'number': {
      if (typeof value.value === 'number') return value;
      const read = typeof value.value === 'string' ? parseReal(value.value) : undefined;
      return read ? { ...numberScalar(read, value.origin), ...advised(value) } : failed(`${shown(value)} is not a number`, origin);
    }
    case 'bool': {
      if (typeof value.value === 'boolean') return value;
      const read = boolWords.get(value.value);
      return read === undefined ? failed(`${shown(value)} is neither true nor false`, origin) : { ...scalar(read, value.origin), ...advised(value) };
    }
  }
}

const boolWords: ReadonlyMap<unknown, boolean> = new Map([['true', true], ['1', true], ['false', false], ['0', false]]);

/** A scalar as Terraform turns it into text; the text of null is empty. */
export function textOfScalar(value: Scalar): string {
  if (value.value === null) return '';
  return typeof value.value === 'number' ? numberText(value) : String(value.value);
}

function shown(value: Scalar): string {
  const text = textOfScalar(value);
  return typeof value.value === 'string' ? `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"` : text;
}

function advised(value: Value): Pick<Value, 'advice'> {
  return value.advice ? { advice: value.advice } : {};
}

const scalarTypes: ReadonlySet<string> = new Set(['string', 'number', 'bool']);

function convertUnknown(value: Unknown, type: Exclude<TerraformType, { kind: 'any' }>, origin: Origin): Value {
  const wanted: ValueType = type.kind === 'tuple' ? 'list' : type.kind;
  if (value.type === wanted) return value;
  if (value.type !== undefined && !mayConvert(value.type, wanted)) {
    return failed(`a ${value.type} cannot become ${typeText(type)}`, origin);
  }
  const key = value.key === undefined ? undefined : capKey(`to${wanted}(${value.key})`);
  return unknown(value.reason, value.origin, {
    type: wanted,
    ...(value.nonNull && { nonNull: true }),
    ...(key !== undefined && { key }),
    ...(value.content && { content: value.content }),
  });
}

function mayConvert(from: ValueType, to: ValueType): boolean {
  if (scalarTypes.has(from)) return scalarTypes.has(to) && !(from === 'number' && to === 'bool') && !(from === 'bool' && to === 'number');
  if (from === 'map' || from === 'object') return to === 'map' || to === 'object';
  return to === 'list' || to === 'set';
}

/** The items converted to one type; the first refusal instead, when there is one. */
function convertItems(items: readonly Value[], type: TerraformType, origin: Origin, depth: number): readonly Value[] | Value {
  const one = type.kind === 'any' ? commonType(items) : type;
  if (!one) return failed('the items have no common type', origin);
  const converted = items.map((item) => convertAt(item, one, origin, depth + 1));
  return converted.find(isFailure) ?? converted;
}

function isValue(result: readonly Value[] | Value): result is Value {
  return 'kind' in result;
}

function toSequence(value: ListValue, kind: 'list' | 'set', type: TerraformType, origin: Origin, depth: number): Value {
  const asIs = value.collectionType === typeText({ kind, item: type }) && Boolean(value.isSet) === (kind === 'set');
  if (asIs) return value;
  if (type.kind === 'any' && lackType(itemsOf(value))) return failed('the items have no common type', origin);
  const items = convertItems(itemsOf(value), type, origin, depth);
  if (isValue(items)) return items;
  const item = type.kind === 'any' ? (commonType(items) ?? type) : type;
  const known = type.kind === 'any' && items.length === 0 && value.collectionType !== undefined ? typeOf(value) : { kind, item };
  const inner = itemTypes(known)[0] ?? item;
  return kind === 'set' ? setFrom(items, inner, value.origin, value.open) : listFrom(items, inner, value.origin, value.open);
}

/** A list of items that already have one type. */
export function listFrom(items: readonly Value[], item: TerraformType, origin: Origin, open?: Reason): ListValue {
  return { kind: 'list', items, origin, collectionType: typeText({ kind: 'list', item }), ...(open && { open }) };
}

/**
 * A set of items that already have one type: sorted, each once. Items that may be equal once they are known
 * all stay, and leave the set open: how many there are cannot be told.
 */
export function setFrom(items: readonly Value[], item: TerraformType, origin: Origin, open?: Reason): ListValue {
  const { kept, doubt } = withoutTwins(items);
  const decided = kept.filter(isDecided).sort(compareInSet);
  const undecided = kept.filter((each) => !isDecided(each));
  const all = [...decided, ...undecided];
  const more = open ?? doubt ?? (undecided.length > 0 && all.length > 1 ? { text: 'the order of its items is not known' } : undefined);
  return { kind: 'list', items: all, origin, isSet: true, collectionType: typeText({ kind: 'set', item }), ...(more && { open: more }) };
}

function isDecided(value: Value): boolean {
  return value.kind === 'scalar' || findUndecided(value) === undefined;
}

/** The items without those that equal an earlier one; `doubt` when two may turn out equal. */
export function withoutTwins(items: readonly Value[]): { readonly kept: readonly Value[]; readonly doubt: Reason | undefined } {
  const kept: Value[] = [];
  const seen = new Set<Scalar['value'] | undefined>();
  const others: Value[] = [];
  let doubt: Reason | undefined;
  for (const item of items) {
    const isScalar = item.kind === 'scalar' && item.exact === undefined;
    if (isScalar && seen.has(item.value)) continue;
    const answers = (isScalar ? others : kept).map((other) => equal(other, item));
    if (answers.includes(true)) continue;
    if (answers.includes(undefined)) doubt ??= { text: 'some of its items may turn out to be equal' };
    if (isScalar) seen.add(item.value);
    else others.push(item);
    kept.push(item);
  }
  return { kept, doubt };
}

function toTuple(value: ListValue, types: readonly TerraformType[], origin: Origin, depth: number): Value {
  const isTuple = !value.isSet && value.collectionType === undefined;
  if (!value.open && (!isTuple || value.items.length !== types.length)) {
    return failed(`a list of ${value.items.length} items cannot become ${typeText({ kind: 'tuple', items: types })}`, origin);
  }
  const items = itemsOf(value).map((item, index) => {
    const type = types[index];
    return type ? convertAt(item, type, origin, depth + 1) : item;
  });
  return { ...value, items };
}

function toMap(value: ObjectValue, type: TerraformType, origin: Origin, depth: number): Value {
  if (value.collectionType === typeText({ kind: 'map', item: type })) return value;
  const names = [...value.entries.keys()];
  const present = names.map((name) => value.entries.get(name) ?? scalar(null, value.origin));
  const items = convertItems(present, type, origin, depth);
  if (isValue(items)) return items;
  const entries = withKeyOrigins(value, new Map(items.map((item, index) => [names[index] ?? '', item])));
  const item = type.kind === 'any' ? (commonType(items) ?? type) : type;
  return { kind: 'object', entries, origin: value.origin, collectionType: typeText({ kind: 'map', item }), ...(value.open && { open: value.open }), ...advised(value) };
}

function toObject(value: ObjectValue, attributes: ReadonlyMap<string, AttributeType>, origin: Origin, depth: number): Value {
  const entries = new Map<string, Value>();
  for (const [name, attribute] of attributes) {
    const given = value.entries.get(name);
    if (given) {
      const converted = convertAt(given, attribute.type, origin, depth + 1);
      if (isFailure(converted)) return converted;
      entries.set(name, orDefaultOf(converted, attribute));
    } else if (value.open) entries.set(name, unknown(value.open, value.origin));
    else if (!attribute.optional) return failed(`the attribute "${name}" is required`, origin);
    else entries.set(name, attribute.default ?? scalar(null, value.origin));
  }
  return { kind: 'object', entries: withKeyOrigins(value, entries), origin: value.origin, ...advised(value) };
}

/** An optional attribute's default stands in for a null that is given, too. */
function orDefaultOf(value: Value, attribute: AttributeType): Value {
  const { default: fallback } = attribute;
  if (!fallback) return value;
  return mapOptions(value, (option) => {
    if (option.kind === 'scalar' && option.value === null) return fallback;
    return option.kind === 'unknown' && !option.nonNull ? unknown(option.reason, option.origin, option.type ? { type: option.type } : {}) : option;
  });
}

/** The same entries, with what is known of where their keys are written. */
function withKeyOrigins(from: ObjectValue, entries: ReadonlyMap<string, Value>): ObjectValue['entries'] {
  const { entries: source } = from;
  if (!source.keyOrigin) return entries;
  return {
    keys: () => entries.keys(),
    has: (key) => entries.has(key),
    get: (key) => entries.get(key),
    keyOrigin: (key) => source.keyOrigin?.(key),
  };
}
