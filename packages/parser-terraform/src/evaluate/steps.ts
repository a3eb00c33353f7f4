import {
  choice,
  mapOptions,
  propertyOf,
  reference,
  itemsOf,
  stepsOf,
  through,
  unknown,
  withinWhole,
  withOrigin,
  type Choice,
  type ListValue,
  type Origin,
  type Reason,
  type Unknown,
  type Value,
} from '@akslint/model';
import { numberType } from './type.js';
import { convert } from './convert.js';
import type { Evaluation } from './evaluation.js';
import { failed, isFailure } from './failure.js';
import { partOfUnknown } from './shape.js';

type Single = Exclude<Value, Choice>;

/** `value.name`; `at` is the text that asks. */
export function attributeOf(value: Value, name: string, at: Origin, evaluation: Evaluation): Value {
  return mapOptions(value, (option) => attributeOfSingle(option, name, at, evaluation));
}

function attributeOfSingle(value: Single, name: string, at: Origin, evaluation: Evaluation): Value {
  switch (value.kind) {
    case 'object':
      return propertyOf(value, name) ?? failed(`there is no attribute "${name}"`, at);
    case 'reference': {
      if (value.path.length > 0) return reference(value.target, [...value.path, name], value.origin);
      const found = evaluation.targets.get(value.target)?.attribute(name, value.origin);
      return found ? throughReference(found, value.origin, at) : reference(value.target, [name], value.origin);
    }
    case 'unknown':
      return partOfUnknown(value, name);
    case 'list':
      return failed(`a list has no attribute "${name}"`, at);
    case 'scalar':
      return failed(`${value.value === null ? 'null' : `a ${typeof value.value}`} has no attribute "${name}"`, at);
  }
}

/** What is configured in a resource that was handed on whole: the text that names it is a use. */
function throughReference(found: Value, named: Origin, at: Origin): Value {
  const isComputed = found.kind === 'reference' && found.origin.span === named.span;
  const isHere = named.span.file === at.span.file && named.span.start === at.span.start;
  return within(isComputed || isHere ? found : through(found, named.span), named);
}

/** `value[key]`; with a key that is not known it is one of the members. */
export function indexOf(value: Value, key: Value, at: Origin, evaluation: Evaluation): Value {
  return mapOptions(key, (one) => mapOptions(value, (option) => indexOfSingle(option, one, at, evaluation)));
}

function indexOfSingle(value: Single, key: Single, at: Origin, evaluation: Evaluation): Value {
  if (isFailure(value)) return value;
  if (isFailure(key)) return key;
  if (key.kind === 'unknown' || key.kind === 'reference') return memberAtUnknown(value, key);
  if (key.kind !== 'scalar' || key.value === null) return failed('this cannot be an index', at);
  switch (value.kind) {
    case 'object':
      return attributeOfSingle(value, String(key.value), at, evaluation);
    case 'list':
      return itemAt(value, key, at);
    case 'reference':
      if (value.path.length === 0 && typeof key.value === 'string') return attributeOfSingle(value, key.value, at, evaluation);
      return reference(value.target, [...value.path, typeof key.value === 'number' ? key.value : String(key.value)], value.origin);
    case 'unknown':
      return partOfUnknown(value, typeof key.value === 'number' ? key.value : String(key.value));
    case 'scalar':
      return failed(`${value.value === null ? 'null' : `a ${typeof value.value}`} has no items`, at);
  }
}

function itemAt(value: ListValue, key: Value, at: Origin): Value {
  if (value.isSet) return failed('a set has no index', at);
  const index = convert(key, numberType, at);
  if (index.kind !== 'scalar' || typeof index.value !== 'number') return index;
  // Where the unseen items of an open list stand is not known.
  if (value.open) return unknown(value.open, value.origin);
  return itemsOf(value)[index.value] ?? failed(`there is no item ${index.value}`, at);
}

function memberAtUnknown(value: Single, key: Exclude<Single, { kind: 'scalar' }>): Value {
  const reason: Reason = key.kind === 'unknown' ? key.reason : { text: 'the index is known only after apply' };
  const name = key.kind === 'unknown' ? key.key : undefined;
  const members = membersOf(value);
  if (members === undefined || members.length === 0) return unknown(reason, key.origin);
  const options = members.map(([is, member]) => ({ value: member, when: name === undefined ? [] : [{ key: name, is }] }));
  // The key may be none of these; only `try` and `can` ask.
  const missing = { value: failed('there is no such member', key.origin), when: [] };
  return choice([...options, missing], reason, key.origin);
}

function membersOf(value: Single): readonly (readonly [string | number, Value])[] | undefined {
  if (value.kind === 'list') return value.open || value.isSet ? undefined : itemsOf(value).map((item, index) => [index, item]);
  if (value.kind !== 'object' || value.open) return undefined;
  return [...value.entries.keys()].flatMap((name) => {
    const member = propertyOf(value, name);
    return member ? [[name, member] as const] : [];
  });
}

/** A part with the uses of its whole before its own. */
function within(part: Value, whole: Origin): Value {
  if (stepsOf(whole).length === 0) return part;
  const placed = withOrigin(part, withinWhole(part.origin, whole));
  if (placed.kind !== 'choice') return placed;
  return { ...placed, options: placed.options.map((option) => ({ ...option, value: withOrigin(option.value, withinWhole(option.value.origin, whole)) })) };
}

/** Without the options that Terraform would refuse: what is deployed is one of the others. */
export function settled(value: Value): Value {
  if (value.kind !== 'choice') return value;
  const possible = value.options.filter((option) => !isFailure(option.value));
  if (possible.length === 0 || possible.length === value.options.length) return value;
  return choice(possible, value.reason, value.origin);
}

/** An unknown or a reference as an unknown, with its reason. */
export function undecidedReason(value: Unknown | Extract<Value, { kind: 'reference' }>): Reason {
  if (value.kind === 'unknown') return value.reason;
  return { text: `${[value.target, ...value.path].join('.')} is known only after apply` };
}
