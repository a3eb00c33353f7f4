import { choice, list as listValue, scalar, unknown, type ListValue, type Reason, type Value } from '@akslint/model';
import { convert, listFrom, withoutTwins } from '../convert.js';
import { equal, some } from '../equality.js';
import { failed, isFailure } from '../failure.js';
import { bigintOf, realOfScalar } from '../number.js';
import { anyType, itemTypes, listOf, numberType, stringType, type TerraformType } from '../type.js';
import { typeOf } from '../type-of.js';
import { unify } from '../unify.js';
import { deepest, findUndecided, isTooLarge, undecidedResult } from '../undecided.js';
import { charactersOf } from './strings.js';
import type { Single } from './choices.js';
import { mostItems, overValues, overWholes, sequenceOf, tooLarge, wrongKind, type Body } from './define.js';
import type { FunctionCall, TerraformFunction } from './function.js';

/** The items of a list whose type is kept when it is a list, and is a tuple else. */
function likeList(source: ListValue | undefined, items: readonly Value[], call: FunctionCall, open?: Reason): ListValue {
  const base = listValue(items, source?.origin ?? call.origin, open);
  if (source?.collectionType === undefined) return base;
  return { ...base, collectionType: source.isSet ? source.collectionType.replace(/^set/, 'list') : source.collectionType };
}

/** A whole number, or undefined when it is not known; a failure when it is none. */
function wholeOf(value: Single | undefined, call: FunctionCall): number | undefined | Value {
  if (value === undefined) return undefined;
  const number = convert(value, numberType, call.origin);
  if (isFailure(number)) return number;
  if (number.kind !== 'scalar') return undefined;
  const whole = bigintOf(realOfScalar(number));
  return whole === undefined ? failed(`${call.name} wants a whole number`, call.origin) : Number(whole);
}

const concat: Body = (args, call) => {
  const sequences = args.map((arg) => ({ arg, sequence: sequenceOf(arg) }));
  const wrong = sequences.find(({ sequence }) => !sequence || sequence.list?.isSet);
  if (wrong) return wrongKind(wrong.arg, 'lists', call);
  const items = sequences.flatMap(({ sequence }) => sequence?.items ?? []);
  if (items.length > mostItems) return tooLarge(call);
  const open = sequences.find(({ sequence }) => sequence?.open)?.sequence?.open;
  const areLists = sequences.every(({ sequence }) => sequence?.list?.collectionType !== undefined);
  const item = areLists ? unify(args.flatMap((arg) => itemTypes(typeOf(arg)))) : undefined;
  if (!item) return listValue(items, call.origin, open);
  return listFrom(items.map((each) => convert(each, item, call.origin)), item, call.origin, open);
};

const flatten: Body = ([list], call) => {
  if (!list) return tooLarge(call);
  if (isTooLarge(list)) return tooLarge(call);
  const outer = sequenceOf(list);
  if (!outer) return wrongKind(list, 'a list', call);
  const flat: { items: Value[]; open: Reason | undefined } = { items: [], open: outer.open };
  flattenInto(flat, outer.items, 0);
  return flat.items.length > mostItems ? tooLarge(call) : listValue(flat.items, call.origin, flat.open);
};

function flattenInto(flat: { items: Value[]; open: Reason | undefined }, items: readonly Value[], depth: number): void {
  for (const item of items) {
    if (flat.items.length > mostItems) return;
    const inner = mayBeList(item) && item.kind !== 'choice' && depth < deepest ? sequenceOf(item) : undefined;
    if (inner) {
      flat.open ??= inner.open;
      flattenInto(flat, inner.items, depth + 1);
    } else if (item.kind === 'choice' && item.options.some((option) => mayBeList(option.value))) {
      flat.open ??= item.reason;
    } else {
      flat.items.push(item);
    }
  }
}

function mayBeList(value: Value): boolean {
  return value.kind === 'list' || value.kind === 'reference' || (value.kind === 'unknown' && (value.type === undefined || value.type === 'list' || value.type === 'set'));
}

const element: Body = ([list, index], call) => {
  if (!list) return tooLarge(call);
  const sequence = sequenceOf(list);
  if (!sequence || sequence.list?.isSet) return wrongKind(list, 'a list', call);
  const at = wholeOf(index, call);
  if (typeof at === 'object') return at;
  const { items, open } = sequence;
  if (at !== undefined && at < 0) return failed('the index is negative', call.origin);
  if (open) return undecidedResult('element', [list, ...(index ? [index] : [])], call.origin);
  if (items.length === 0) return failed('element of an empty list', call.origin);
  if (at !== undefined) return items[at % items.length] ?? tooLarge(call);
  const found = index && findUndecided(index);
  return oneOf(items, found?.reason ?? { text: 'the index is not known' }, found?.origin ?? call.origin);
};

const length: Body = ([value], call) => {
  if (!value) return tooLarge(call);
  if (value.kind === 'scalar') {
    if (typeof value.value !== 'string') return wrongKind(value, 'a list, a map or a text', call);
    return scalar(charactersOf(value.value).length, call.origin);
  }
  if (value.kind === 'object' && !value.open) return scalar([...value.entries.keys()].length, call.origin);
  if (value.kind === 'list' && !value.open) return scalar(value.items.length, call.origin);
  return undecidedResult('length', [value], call.origin, { type: 'number', nonNull: true });
};

const contains: Body = ([list, wanted], call) => {
  if (!list || !wanted) return tooLarge(call);
  const sequence = sequenceOf(list);
  if (!sequence) return wrongKind(list, 'a list', call);
  const answer = some(sequence.items.map((item) => () => equal(item, wanted)));
  if (answer === true || (answer === false && !sequence.open)) return scalar(answer, call.origin);
  return undecidedResult('contains', [list, wanted], call.origin, { type: 'bool', nonNull: true });
};

const index: Body = ([list, wanted], call) => {
  if (!list || !wanted) return tooLarge(call);
  const sequence = sequenceOf(list);
  if (!sequence || sequence.list?.isSet) return wrongKind(list, 'a list', call);
  for (const [position, item] of sequence.open ? [] : sequence.items.entries()) {
    const answer = equal(item, wanted);
    if (answer === true) return scalar(position, call.origin);
    if (answer === undefined) return undecidedResult('index', [list, wanted], call.origin, { type: 'number', nonNull: true });
  }
  if (sequence.open) return undecidedResult('index', [list, wanted], call.origin, { type: 'number', nonNull: true });
  return failed('the item is not in the list', call.origin);
};

const reverse: Body = ([list], call) => {
  if (!list) return tooLarge(call);
  const sequence = sequenceOf(list);
  if (!sequence) return wrongKind(list, 'a list', call);
  return likeList(sequence.list, [...sequence.items].reverse(), call, sequence.open);
};

const slice: Body = ([list, from, to], call) => {
  if (!list) return tooLarge(call);
  const sequence = sequenceOf(list);
  if (!sequence || sequence.list?.isSet) return wrongKind(list, 'a list', call);
  const [start, end] = [wholeOf(from, call), wholeOf(to, call)];
  if (typeof start === 'object') return start;
  if (typeof end === 'object') return end;
  const { items, open } = sequence;
  const refusal = refusedSlice(start, end, open ? undefined : items.length);
  if (refusal !== undefined) return failed(refusal, call.origin);
  if (open || start === undefined || end === undefined) {
    const undecided = undecidedResult('slice', [list, ...(from ? [from] : []), ...(to ? [to] : [])], call.origin, { type: 'list' });
    return start !== undefined && start === end ? likeList(sequence.list, [], call) : undecided;
  }
  return likeList(sequence.list, items.slice(start, end), call);
};

function refusedSlice(start: number | undefined, end: number | undefined, length: number | undefined): string | undefined {
  if ((start ?? 0) < 0 || (end ?? 0) < 0) return 'an index is negative';
  if (start !== undefined && end !== undefined && start > end) return 'the start lies behind the end';
  return length !== undefined && Math.max(start ?? 0, end ?? 0) > length ? 'the end lies behind the end of the list' : undefined;
}

const one: Body = ([list], call) => {
  if (!list) return tooLarge(call);
  const sequence = sequenceOf(list);
  if (!sequence) return wrongKind(list, 'a list', call);
  const [first, second] = sequence.items;
  if (second && !(sequence.open && sequence.list?.isSet)) return failed('the list has more than one item', call.origin);
  // A second item would be refused: where one is seen, it is the one.
  if (sequence.open && first && !sequence.list?.isSet) return first;
  if (sequence.open) return undecidedResult('one', [list], call.origin);
  return first ?? scalar(null, call.origin);
};

const distinct: Body = ([list], call) => {
  if (!list) return tooLarge(call);
  const typed = convert(list, listOf(anyType), call.origin);
  if (typed.kind !== 'list') return isFailure(typed) ? typed : undecidedResult('distinct', [list], call.origin, { type: 'list' });
  const sequence = sequenceOf(typed);
  const { kept, doubt } = withoutTwins(sequence?.items ?? []);
  return likeList(typed, kept, call, typed.open ?? doubt);
};

const compact: Body = ([list], call) => {
  if (!list) return tooLarge(call);
  const typed = convert(list, listOf(stringType), call.origin);
  if (typed.kind !== 'list') return isFailure(typed) ? typed : undecidedResult('compact', [list], call.origin, { type: 'list' });
  const kept: Value[] = [];
  let { open } = typed;
  for (const item of sequenceOf(typed)?.items ?? []) {
    if (isFailure(item)) return item;
    const isThere = hasText(item);
    if (isThere === true) kept.push(item);
    else if (isThere === undefined) open ??= findUndecided(item)?.reason;
  }
  return listFrom(kept, stringType, call.origin, open);
};

function hasText(value: Value): boolean | undefined {
  if (value.kind === 'scalar') return value.value !== null && value.value !== '';
  return value.kind === 'reference' || (value.kind === 'unknown' && value.nonNull) ? true : undefined;
}

const chunklist: Body = ([list, size], call) => {
  if (!list) return tooLarge(call);
  const typed = convert(list, listOf(anyType), call.origin);
  const width = wholeOf(size, call);
  if (typeof width === 'object') return width;
  if (isFailure(typed)) return typed;
  if (width !== undefined && width < 0) return failed('the size is negative', call.origin);
  if (typed.kind !== 'list' || typed.open || width === undefined) return undecidedResult('chunklist', [list, ...(size ? [size] : [])], call.origin, { type: 'list' });
  const items = sequenceOf(typed)?.items ?? [];
  const item = itemTypes(typeOf(typed))[0] ?? anyType;
  const chunks: Value[] = [];
  for (let start = 0; start < items.length; start += width || items.length) {
    chunks.push(listFrom(items.slice(start, width === 0 ? undefined : start + width), item, call.origin));
  }
  return listFrom(chunks, listOf(item), call.origin);
};

const coalescelist: Body = (args, call) => {
  for (const arg of args) {
    const sequence = sequenceOf(arg);
    if (!sequence || sequence.list?.isSet) return wrongKind(arg, 'lists', call);
    if (sequence.items.length > 0) return arg;
    if (sequence.open) return undecidedResult('coalescelist', args, call.origin, { type: 'list' });
  }
  return failed('every list is empty', call.origin);
};

const matchkeys: Body = (args, call) => {
  const [values, keys, wanted] = args.map((arg) => {
    const typed = convert(arg, listOf(anyType), call.origin);
    return typed.kind === 'choice' ? undefined : typed;
  });
  for (const each of [values, keys, wanted]) if (each && isFailure(each)) return each;
  const undecided = undecidedResult('matchkeys', args, call.origin, { type: 'list' });
  if (values?.kind !== 'list' || keys?.kind !== 'list' || wanted?.kind !== 'list' || values.open || keys.open) return undecided;
  if (values.items.length !== keys.items.length) return failed('there are not as many keys as values', call.origin);
  const item = unify([typeOf(keys), typeOf(wanted)].flatMap(itemTypes));
  if (!item) return failed('the keys and the search set have different types', call.origin);
  return matching(values, keys, wanted, item, call) ?? undecided;
};

function matching(values: ListValue, keys: ListValue, wanted: ListValue, item: TerraformType, call: FunctionCall): Value | undefined {
  const searched = wanted.items.map((each) => convert(each, item, call.origin));
  const kept: Value[] = [];
  let { open } = wanted;
  for (const [position, key] of keys.items.entries()) {
    const converted = convert(key, item, call.origin);
    const answer = some(searched.map((each) => () => equal(converted, each)));
    const value = sequenceOf(values)?.items[position];
    if (answer === true && value) kept.push(value);
    if (answer === undefined) open ??= findUndecided(key)?.reason ?? { text: 'the search set is not known' };
  }
  return likeList(values, kept, call, open);
}

function oneOf(items: readonly Value[], reason: Reason, origin: Value['origin']): Value {
  if (items.length > 32) return unknown(reason, origin);
  return choice(items.map((value) => ({ value, when: [] })), reason, origin);
}

export const listFunctions: Readonly<Record<string, TerraformFunction>> = {
  chunklist: overValues({ least: 2, most: 2 }, chunklist),
  coalescelist: overValues({ least: 1, most: Infinity }, coalescelist),
  compact: overWholes({ least: 1, most: 1 }, compact),
  concat: overValues({ least: 1, most: Infinity }, concat),
  contains: overWholes({ least: 2, most: 2 }, contains),
  distinct: overWholes({ least: 1, most: 1 }, distinct),
  element: overValues({ least: 2, most: 2 }, element),
  flatten: overWholes({ least: 1, most: 1 }, flatten),
  index: overWholes({ least: 2, most: 2 }, index),
  length: overValues({ least: 1, most: 1 }, length),
  matchkeys: overWholes({ least: 3, most: 3 }, matchkeys),
  one: overValues({ least: 1, most: 1 }, one),
  reverse: overValues({ least: 1, most: 1 }, reverse),
  slice: overValues({ least: 3, most: 3 }, slice),
};
