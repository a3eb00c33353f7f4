import { list as listValue, type ListValue, type Reason, type Value } from '@akslint/model';
import { convert, listFrom, setFrom } from '../convert.js';
import { equal, some, type Answer } from '../equality.js';
import { failed, isFailure } from '../failure.js';
import { anyType, itemTypes, listOf, setOf, typeText, type TerraformType } from '../type.js';
import { typeOf } from '../type-of.js';
import { unify } from '../unify.js';
import { findUndecided } from '../undecided.js';
import { mostItems, overWholes, sequenceOf, tooLarge, wrongKind, type Body, type Sequence } from './define.js';
import type { FunctionCall, TerraformFunction } from './function.js';

/** One set for each argument, all of one item type; a failure where that is not possible. */
function asSets(args: readonly Value[], call: FunctionCall): { readonly sets: readonly Sequence[]; readonly item: TerraformType } | Value {
  const typed: Value[] = args.map((arg) => convert(arg, setOf(anyType), call.origin));
  const failure = typed.find(isFailure);
  if (failure) return failure;
  const filled = typed.filter((value) => !(value.kind === 'list' && value.items.length === 0 && value.collectionType === typeText(setOf(anyType))));
  const item = unify(filled.flatMap((value) => itemTypes(typeOf(value))));
  if (!item) return failed('the items of the sets have no common type', call.origin);
  const sets: Sequence[] = [];
  for (const [index, value] of typed.entries()) {
    const converted = convert(value, setOf(item), call.origin);
    const sequence = converted.kind === 'choice' || isFailure(converted) ? undefined : sequenceOf(converted);
    if (!sequence) return isFailure(converted) ? converted : wrongKind(args[index] ?? value, 'sets', call);
    sets.push(sequence);
  }
  return { sets, item };
}

function overSets(combine: (left: Sequence, right: Sequence) => { readonly items: readonly Value[]; readonly open: Reason | undefined }): Body {
  return (args, call) => {
    const prepared = asSets(args, call);
    if ('kind' in prepared) return prepared;
    const [first, ...others] = prepared.sets;
    if (!first) return tooLarge(call);
    let result: Sequence = first;
    for (const other of others) {
      const { items, open } = combine(result, other);
      const set: ListValue = setFrom(items, prepared.item, call.origin, open);
      result = { items: set.items, open: set.open, list: set };
    }
    return setFrom(result.items, prepared.item, call.origin, result.open);
  };
}

function isIn(item: Value, set: Sequence): Answer {
  const answer = some(set.items.map((other) => () => equal(item, other)));
  return answer === false && set.open ? undefined : answer;
}

/** The items of `left` for which `keep` is certain; open when it is not certain for all. */
function keeping(left: Sequence, right: Sequence, wanted: boolean): { readonly items: readonly Value[]; readonly open: Reason | undefined } {
  const items: Value[] = [];
  let open: Reason | undefined;
  for (const item of left.items) {
    const answer = isIn(item, right);
    if (answer === wanted) items.push(item);
    if (answer === undefined) open ??= right.open ?? findUndecided(item)?.reason ?? { text: 'the items of the other set are not known' };
  }
  return { items, open: open ?? left.open };
}

const setproduct: Body = (args, call) => {
  const sequences: Sequence[] = [];
  for (const arg of args) {
    const typed = arg.kind === 'list' && !arg.isSet ? convert(arg, listOf(anyType), call.origin) : arg;
    const sequence = typed.kind === 'choice' ? undefined : sequenceOf(typed);
    if (!sequence || isFailure(typed)) return isFailure(typed) ? typed : wrongKind(arg, 'sets or lists', call);
    sequences.push(sequence);
  }
  const size = sequences.reduce((product, { items }) => product * items.length, 1);
  if (size > mostItems) return tooLarge(call);
  const areSets = sequences.every(({ list }) => list?.isSet);
  const empty = sequences.some(({ items, open }) => items.length === 0 && !open);
  const open = empty ? undefined : sequences.find((sequence) => sequence.open)?.open;
  const rows = rowsOf(sequences.map(({ items }) => items)).map((row) => listValue(row, call.origin));
  if (sequences.some(({ list }) => !list)) return listValue(rows, call.origin, open);
  const item = unify(rows.map((row) => typeOf(row))) ?? anyType;
  return areSets ? setFrom(rows, item, call.origin, open) : listFrom(rows, item, call.origin, open);
};

function rowsOf(dimensions: readonly (readonly Value[])[]): readonly (readonly Value[])[] {
  return dimensions.reduce<readonly (readonly Value[])[]>((rows, items) => rows.flatMap((row) => items.map((item) => [...row, item])), [[]]);
}

export const setFunctions: Readonly<Record<string, TerraformFunction>> = {
  setintersection: overWholes({ least: 1, most: Infinity }, overSets((left, right) => {
    const forth = keeping(left, right, true);
    const back = left.open ? keeping(right, left, true) : undefined;
    const open = forth.open ?? back?.open;
    return { items: [...forth.items, ...(back?.items ?? [])], open };
  })),
  setproduct: overWholes({ least: 2, most: Infinity }, setproduct),
  setsubtract: overWholes({ least: 2, most: 2 }, overSets((left, right) => keeping(left, right, false))),
  setunion: overWholes({ least: 1, most: Infinity }, overSets((left, right) => ({ items: [...left.items, ...right.items], open: left.open ?? right.open }))),
};

