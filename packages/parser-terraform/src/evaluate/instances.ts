import {
  choice,
  mapOptions,
  optionsOf,
  scalar,
  unknown,
  type ListValue,
  type ObjectValue,
  type Origin,
  type Reason,
  type Value,
} from '@akslint/model';
import type { SourceBody } from '../module/source-body.js';
import { evaluateArgument } from './body.js';
import { asChoice, undecidedBool } from './condition.js';
import { convert } from './convert.js';
import { presenceKey } from './dynamic.js';
import { failed, isFailure } from './failure.js';
import { rowsOf, type Row } from './rows.js';
import type { Binding, Scope } from './scope.js';
import { itemOfUnknown } from './shape.js';
import { settled, undecidedReason } from './steps.js';
import { iterator } from './traversal.js';
import { numberType } from './type.js';
import { derivedKey } from './undecided.js';

/** What `count` or `for_each` makes of a block. */
export interface Expansion {
  readonly kind: 'single' | 'count' | 'each';
  readonly instances: readonly Instance[];
  /** The evaluated argument; undefined for a single one. */
  readonly value?: Value;
  /** Stands for whatever is asked of it while it is being worked out: it needs itself. */
  readonly cycle?: Value;
}

export interface Instance {
  /** Undefined for a single one and for a body that is judged once. */
  readonly key: string | number | undefined;
  readonly bindings: readonly (readonly [string, Binding])[];
  /** True, or an undecided condition. */
  readonly existence: Value;
  readonly judgedOnce?: Reason;
}

/** More instances of one block than anybody writes. */
const mostInstances = 1024;

/** Works out which instances a block has. `header` is where it is declared. */
export function expand(body: SourceBody, scope: Scope, header: Origin): Expansion {
  const count = body.attributes.get('count');
  if (count) return expandCount(settled(evaluateArgument(count, scope)), scope, header);
  const forEach = body.attributes.get('for_each');
  if (forEach) return expandEach(settled(evaluateArgument(forEach, scope)), scope, header);
  return { kind: 'single', instances: [{ key: undefined, bindings: [], existence: scalar(true, header) }] };
}

function expandCount(written: Value, scope: Scope, header: Origin): Expansion {
  const value = convert(written, numberType, written.origin);
  const numbers = optionsOf(value).map((option) => (option.value.kind === 'scalar' ? option.value.value : undefined));
  const most = numbers.every((number) => typeof number === 'number') ? Math.max(...numbers) : undefined;
  if (most !== undefined && most <= mostInstances && scope.evaluation.charge(Math.max(1, most))) {
    const indexes = Array.from({ length: Math.max(0, Math.floor(most)) }, (_, index) => index);
    return { kind: 'count', value, instances: indexes.map((index) => countInstance(index, value)) };
  }
  const isNull = value.kind === 'scalar' && value.value === null;
  const reason = most === undefined ? reasonOf(isNull ? failed('count is null', header) : value) : { text: `there are more than ${mostInstances} instances` };
  const existence = mapOptions(value, (option) => {
    if (option.kind === 'scalar' && option.value !== null) return scalar(typeof option.value === 'number' && option.value > 0, option.origin);
    const key = option.kind === 'unknown' ? derivedKey('lt', [scalar(0, header), option]) : undefined;
    return asChoice(undecidedBool(reason, option.origin, key));
  });
  const index = unknown(reason, value.origin, { type: 'number', nonNull: true });
  return { kind: 'count', value, instances: judgedOnce(['count', iterator({ index }, value.origin)], existence, reason) };
}

function countInstance(index: number, count: Value): Instance {
  const existence = mapOptions(count, (option) => scalar(option.kind === 'scalar' && Number(option.value) > index, option.origin));
  return { key: index, bindings: [['count', iterator({ index: scalar(index, count.origin) }, count.origin)]], existence };
}

function judgedOnce(binding: readonly [string, Binding], existence: Value, reason: Reason): readonly Instance[] {
  if (existence.kind === 'scalar' && existence.value !== true) return [];
  return [{ key: undefined, bindings: [binding], existence, judgedOnce: reason }];
}

function expandEach(value: Value, scope: Scope, header: Origin): Expansion {
  const options = optionsOf(value).map((option) => ({ ...option, seen: seenOf(option.value, header) }));
  const keys = new Set(options.flatMap(({ seen }) => [...seen.members.keys()]));
  if (keys.size > mostInstances || !scope.evaluation.charge(Math.max(1, keys.size))) {
    return { kind: 'each', value, instances: unseenInstance(value, { members: new Map(), unseen: [], open: { text: `there are more than ${mostInstances} instances` } }, header) };
  }
  const byOption = new Map(options.map((option) => [option.value, option.seen]));
  const instances = [...keys].sort().map((key) => eachInstance(key, value, options));
  const once = mergedUnseen(options.map(({ seen }) => seen));
  if (!once.open && once.unseen.length === 0) return { kind: 'each', value, instances };
  const existence = mapOptions(value, (option) => unseenExistence(option, byOption.get(option)));
  return { kind: 'each', value, instances: [...instances, ...unseenInstance(value, once, header, existence)] };
}

/** What is seen of a `for_each` collection. */
interface Seen {
  readonly members: ReadonlyMap<string, Row>;
  /** Items that are there, under keys that are not known. */
  readonly unseen: readonly Row[];
  readonly open?: Reason | undefined;
}

function seenOf(value: Value, header: Origin): Seen {
  const nothing = { members: new Map<string, Row>(), unseen: [] };
  if (value.kind === 'object' || (value.kind === 'list' && value.isSet)) return seenRows(value);
  if (value.kind === 'unknown') return { ...nothing, open: value.reason };
  if (value.kind === 'reference') return { ...nothing, open: undecidedReason(value) };
  return { ...nothing, open: reasonOf(failed('for_each wants a map or a set of texts', header)) };
}

function seenRows(collection: ListValue | ObjectValue): Seen {
  const members = new Map<string, Row>();
  const unseen: Row[] = [];
  const { rows, open } = rowsOf(collection);
  for (const row of rows) {
    if (row.key.kind === 'scalar' && row.key.value !== null) members.set(String(row.key.value), row);
    else unseen.push(row);
  }
  const onlyDoubts = collection.kind === 'object' && unseen.length > 0;
  return { members, unseen, open: onlyDoubts ? undefined : open };
}

function eachInstance(key: string, value: Value, options: readonly { readonly seen: Seen; readonly value: Value; readonly when: Parameters<typeof choice>[0][number]['when'] }[]): Instance {
  const present = options.flatMap(({ seen, when }) => {
    const row = seen.members.get(key);
    return row ? [{ row, when }] : [];
  });
  const [first] = present;
  const reason = value.kind === 'choice' ? value.reason : { text: 'it cannot be decided' };
  const existence = choice(
    options.map(({ seen, when, value: option }) => ({ value: memberExistence(seen, key, option.origin), when })),
    reason,
    value.origin,
  );
  const item = choice(present.map(({ row, when }) => ({ value: row.value, when })), reason, value.origin);
  const keyOrigin = first?.row.key.origin ?? value.origin;
  return { key, bindings: [['each', iterator({ key: scalar(key, keyOrigin), value: item }, value.origin)]], existence };
}

function memberExistence(seen: Seen, key: string, origin: Origin): Value {
  if (seen.members.has(key)) return scalar(true, origin);
  const doubt = seen.open ?? (seen.unseen.length > 0 ? { text: 'its keys are not all known' } : undefined);
  return doubt ? undecidedBool(doubt, origin) : scalar(false, origin);
}

function mergedUnseen(all: readonly Seen[]): Seen {
  return { members: new Map(), unseen: all.flatMap(({ unseen }) => unseen), open: all.find(({ open }) => open)?.open };
}

function unseenExistence(option: Value, seen: Seen | undefined): Value {
  // Of items that may equal known ones nothing may be left.
  if (seen && seen.unseen.length > 0 && (!seen.open || seen.members.size === 0)) return scalar(true, option.origin);
  if (!seen?.open) return scalar(false, option.origin);
  return asChoice(undecidedBool(seen.open, option.origin, presenceKey(option)));
}

/** The one body that stands for all instances whose keys are not known. */
function unseenInstance(value: Value, { unseen, open }: Seen, header: Origin, existence?: Value): readonly Instance[] {
  const reason = open ?? unseenReason(unseen);
  const [first] = unseen;
  const key = unseen.length === 1 && first && !open ? first.key : unknown(reason, value.origin, { type: 'string', nonNull: true });
  const item =
    unseen.length > 0 && !open
      ? choice(unseen.map((row) => ({ value: row.value, when: [] })), reason, value.origin)
      : eachItem(value, reason);
  return judgedOnce(['each', iterator({ key, value: item }, value.origin)], existence ?? undecidedBool(reason, header), reason);
}

function unseenReason(unseen: readonly Row[]): Reason {
  const [first] = unseen;
  return first ? reasonOf(first.key) : { text: 'its keys are not known' };
}

function eachItem(value: Value, reason: Reason): Value {
  const options = optionsOf(value).filter((option) => option.value.kind === 'unknown' && !isFailure(option.value));
  const [first] = options;
  if (first?.value.kind === 'unknown') return itemOfUnknown(first.value);
  return unknown(reason, value.origin);
}

function reasonOf(value: Value): Reason {
  if (value.kind === 'choice') return value.reason;
  if (value.kind === 'unknown' || value.kind === 'reference') return undecidedReason(value);
  return { text: 'the number of instances is not known' };
}
