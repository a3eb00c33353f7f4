import { itemsOf, list, object, propertyOf, scalar, unknown, type ListValue, type ObjectValue, type Origin, type Value } from '@akslint/model';
import { reasonOf } from '../branch.js';
import { concatenated, joinParts } from '../expression.js';
import { keyAsValue, LazyEntries } from '../entries.js';
import { assemble, keyedPart, overlay, type Part } from '../objects.js';
import { equal, isSomeText } from '../operators.js';
import { overOptions, partial, plain } from './define.js';
import type { TemplateFunction } from './function.js';
import type { Plain } from './plain.js';

type Call = Parameters<TemplateFunction>[1];

/** Ranges longer than this are not expanded. */
const longestRange = 10_000;

const itself: TemplateFunction = ([value], { origin }) => value ?? unknown({ text: 'a value is missing' }, origin);

export const collectionFunctions: readonly (readonly [string, TemplateFunction])[] = [
  ['any', itself],
  ['concat', concat],
  ['createarray', (args, { origin }) => list(args, origin)],
  ['array', partial('list', ([value], origin) => (value?.kind === 'list' ? value : value && value.kind !== 'unknown' ? list([value], origin) : undefined))],
  ['createobject', createObject],
  ['empty', partial('bool', isEmpty)],
  ['length', partial('number', length)],
  ['first', partial(undefined, ([of], origin) => at(of, 0, origin))],
  ['last', partial(undefined, ([of], origin) => at(of, -1, origin))],
  ['take', partial(undefined, ([of, amount], origin) => part(of, amount, true, origin))],
  ['skip', partial(undefined, ([of, amount], origin) => part(of, amount, false, origin))],
  ['contains', partial('bool', contains)],
  ['indexof', plain('number', (of, item) => indexOf(of, item, false))],
  ['lastindexof', plain('number', (of, item) => indexOf(of, item, true))],
  ['union', union],
  ['shallowmerge', partial('object', ([lists], origin) => (lists?.kind === 'list' && !lists.open ? overlay(itemsOf(lists), origin, false) : undefined))],
  ['intersection', plain(undefined, (...sets) => intersection(sets))],
  ['flatten', partial('list', flatten)],
  ['range', plain('list', range)],
  ['items', partial('list', items)],
  ['min', plain('number', (...values) => extreme(values, Math.min))],
  ['max', plain('number', (...values) => extreme(values, Math.max))],
  ['indexfromend', partial(undefined, ([of, index], origin) => fromEnd(of, index, origin))],
  ['tryindexfromend', partial(undefined, ([of, index], origin) => fromEnd(of, index, origin) ?? (of?.kind === 'list' && !of.open ? scalar(null, origin) : undefined))],
];

function concat(args: readonly Value[], { name, origin }: Call): Value {
  return overOptions(args, name, origin, (parts) => {
    const isList = parts.some((part) => part.kind === 'list') || parts.some((part) => part.kind === 'unknown' && part.type === 'list');
    return isList ? concatenated(parts, origin) : joinParts(parts, origin);
  });
}

function createObject(args: readonly Value[], { origin }: Call): Value {
  const parts: Part[] = [];
  for (let index = 0; index + 1 < args.length; index += 2) {
    const [key, value] = [args[index], args[index + 1]];
    if (key && value) parts.push(keyedPart(key, () => value));
  }
  return assemble(parts, origin);
}

function isEmpty([of]: readonly Value[], origin: Origin): Value | undefined {
  switch (of?.kind) {
    case 'scalar':
      return scalar(of.value === null || of.value === '', origin);
    case 'list':
      return of.items.length > 0 ? scalar(false, origin) : of.open ? undefined : scalar(true, origin);
    case 'object':
      return [...of.entries.keys()].length > 0 ? scalar(false, origin) : of.open ? undefined : scalar(true, origin);
    default:
      return of && isSomeText(of) ? scalar(false, origin) : undefined;
  }
}

function length([of]: readonly Value[], origin: Origin): Value | undefined {
  if (of?.kind === 'list') return of.open ? undefined : scalar(of.items.length, origin);
  if (of?.kind === 'object') return of.open ? undefined : scalar([...of.entries.keys()].length, origin);
  return of?.kind === 'scalar' && typeof of.value === 'string' ? scalar(of.value.length, origin) : undefined;
}

function at(of: Value | undefined, index: number, origin: Origin): Value | undefined {
  if (of?.kind === 'list') return of.open ? unknown(of.open, origin) : (itemsOf(of).at(index) ?? scalar(null, origin));
  return of?.kind === 'scalar' && typeof of.value === 'string' ? scalar(of.value.at(index) ?? '', origin) : undefined;
}

function part(of: Value | undefined, amount: Value | undefined, isHead: boolean, origin: Origin): Value | undefined {
  if (amount?.kind !== 'scalar' || typeof amount.value !== 'number') return undefined;
  const size = Math.max(0, amount.value);
  const slice = <T>(all: readonly T[]): readonly T[] => (isHead ? all.slice(0, size) : all.slice(size));
  if (of?.kind === 'list') return of.open ? list([], origin, of.open) : list(slice(itemsOf(of)), origin);
  return of?.kind === 'scalar' && typeof of.value === 'string' ? scalar(isHead ? of.value.slice(0, size) : of.value.slice(size), origin) : undefined;
}

function contains([of, item]: readonly Value[], origin: Origin): Value | undefined {
  if (of === undefined || item === undefined) return undefined;
  if (of.kind === 'list') return hasItem(of, item, origin);
  if (item.kind !== 'scalar') return undefined;
  if (of.kind === 'object') {
    if (of.entries.has(String(item.value))) return scalar(true, origin);
    return of.open ? undefined : scalar(false, origin);
  }
  return of.kind === 'scalar' && typeof of.value === 'string' ? scalar(of.value.includes(String(item.value)), origin) : undefined;
}

function hasItem(of: ListValue, item: Value, origin: Origin): Value | undefined {
  const answers = itemsOf(of).map((one) => equal(one, item));
  if (answers.includes(true)) return scalar(true, origin);
  return of.open || answers.includes(undefined) ? undefined : scalar(false, origin);
}

function indexOf(of: Plain | undefined, item: Plain | undefined, fromEnd: boolean): Plain | undefined {
  if (typeof of === 'string' && typeof item === 'string') {
    const [text, part] = [of.toLowerCase(), item.toLowerCase()];
    return fromEnd ? text.lastIndexOf(part) : text.indexOf(part);
  }
  if (!Array.isArray(of)) return undefined;
  const texts = of.map((one) => JSON.stringify(one));
  return fromEnd ? texts.lastIndexOf(JSON.stringify(item)) : texts.indexOf(JSON.stringify(item));
}

/** Objects are merged deeply; lists keep each item once, and are open where it cannot be told whether two are the same. */
function union(args: readonly Value[], { name, origin }: Call): Value {
  return overOptions(args, name, origin, (parts) => {
    if (!parts.some((part) => part.kind === 'list')) return overlay(parts, origin, true);
    const all = concatenated(parts, origin);
    if (all.kind !== 'list') return all;
    const kept: Value[] = [];
    let { open } = all;
    for (const item of all.items) {
      const answers = kept.map((one) => equal(one, item));
      if (answers.includes(true)) continue;
      if (answers.includes(undefined)) open ??= reasonOf(item.kind === 'scalar' ? all : item);
      kept.push(item);
    }
    return list(kept, origin, open);
  });
}

function intersection(sets: readonly Plain[]): Plain | undefined {
  const [first, ...others] = sets;
  if (first === undefined) return undefined;
  const isIn = (one: Plain, set: Plain): boolean => Array.isArray(set) && set.some((other) => JSON.stringify(other) === JSON.stringify(one));
  if (Array.isArray(first)) return first.filter((one: Plain) => others.every((set) => isIn(one, set)));
  if (typeof first !== 'object' || first === null) return undefined;
  const shared = Object.entries(first).filter(([key, value]) =>
    others.every((other) => typeof other === 'object' && other !== null && JSON.stringify(Object.entries(other).find(([name]) => name === key)?.[1]) === JSON.stringify(value)),
  );
  return Object.fromEntries(shared);
}

function flatten([of]: readonly Value[], origin: Origin): Value | undefined {
  if (of?.kind !== 'list') return undefined;
  const all = concatenated(itemsOf(of), origin);
  return all.kind === 'list' && of.open ? { ...all, open: of.open } : all;
}

function range(start?: Plain, count?: Plain): Plain | undefined {
  if (typeof start !== 'number' || typeof count !== 'number' || count < 0 || count > longestRange) return undefined;
  return Array.from({ length: count }, (_, index) => start + index);
}

function items([of]: readonly Value[], origin: Origin): Value | undefined {
  if (of?.kind !== 'object') return undefined;
  const keys = [...of.entries.keys()].sort((one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1));
  return list(keys.map((key) => item(of, key, origin)), origin, of.open);
}

function item(of: ObjectValue, key: string, origin: Origin): Value {
  const entries = new LazyEntries();
  entries.set('key', () => keyAsValue(of.entries, key, origin));
  entries.set('value', () => propertyOf(of, key) ?? scalar(null, origin));
  return object(entries, origin);
}

function extreme(values: readonly Plain[], choose: (...numbers: number[]) => number): number | undefined {
  const flat = values.flatMap((value) => (Array.isArray(value) ? value : [value]));
  const numbers = flat.filter((value): value is number => typeof value === 'number');
  return numbers.length === flat.length && numbers.length > 0 ? choose(...numbers) : undefined;
}

function fromEnd(of: Value | undefined, index: Value | undefined, origin: Origin): Value | undefined {
  if (of?.kind !== 'list' || index?.kind !== 'scalar' || typeof index.value !== 'number') return undefined;
  return of.open ? unknown(of.open, origin) : itemsOf(of)[of.items.length - index.value];
}

