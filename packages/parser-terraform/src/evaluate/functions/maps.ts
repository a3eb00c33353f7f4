import {
  choice,
  list as listValue,
  propertyOf,
  scalar,
  unknown,
  type Assumption,
  type Entries,
  type ObjectValue,
  type Origin,
  type Reason,
  type Value,
} from '@akslint/model';
import { assumptionsOf } from '../condition.js';
import { convert, listFrom } from '../convert.js';
import { failed, isFailure } from '../failure.js';
import { sortedKeys } from '../order.js';
import { anyType, itemTypes, listOf, mapOf, stringType, typeText } from '../type.js';
import { typeOf } from '../type-of.js';
import { afterApply, capKey, findUndecided, identityOf, undecidedResult } from '../undecided.js';
import type { Single } from './choices.js';
import { isNull, overValues, overWholes, sequenceOf, tooLarge, wrongKind, type Body } from './define.js';
import type { FunctionCall, TerraformFunction } from './function.js';

/** Several objects in one: what a later one has, or may have, stands before what an earlier one has. */
class MergedEntries implements Entries {
  readonly #names: ReadonlySet<string>;

  constructor(private readonly layers: readonly Layer[]) {
    this.#names = new Set(layers.flatMap((layer) => [...(layer.object?.entries.keys() ?? [])]));
  }

  keys(): Iterable<string> {
    return this.#names;
  }

  has(key: string): boolean {
    return this.#names.has(key);
  }

  get(key: string): Value | undefined {
    for (let index = this.layers.length - 1; index >= 0; index -= 1) {
      const layer = this.layers[index];
      if (layer?.object?.entries.has(key)) return propertyOf(layer.object, key);
      if (layer?.open && this.has(key)) return unknown(layer.open.reason, layer.open.origin);
    }
    return undefined;
  }

  keyOrigin(key: string): Origin | undefined {
    for (let index = this.layers.length - 1; index >= 0; index -= 1) {
      const entries = this.layers[index]?.object?.entries;
      if (entries?.has(key)) return entries.keyOrigin?.(key);
    }
    return undefined;
  }
}

/** What is seen of one of the objects that are merged. */
interface Layer {
  readonly object: ObjectValue | undefined;
  readonly open: { readonly reason: Reason; readonly origin: Origin } | undefined;
}

function layerOf(value: Single): Layer | undefined {
  switch (value.kind) {
    case 'object':
      return { object: value, open: value.open && { reason: value.open, origin: value.origin } };
    case 'reference':
      return { object: undefined, open: { reason: afterApply(value), origin: value.origin } };
    case 'unknown':
      return value.type === undefined || value.type === 'map' || value.type === 'object' ? { object: undefined, open: value } : undefined;
    default:
      return undefined;
  }
}

const merge: Body = (args, call) => {
  const layers: Layer[] = [];
  for (const arg of args) {
    if (isNull(arg)) continue;
    const layer = layerOf(arg);
    if (!layer) return wrongKind(arg, 'maps', call);
    layers.push(layer);
  }
  return merged(layers, call);
};

function merged(layers: readonly Layer[], call: FunctionCall): Value {
  const open = layers.find((layer) => layer.open)?.open?.reason;
  const types = new Set(layers.map(({ object }) => object?.collectionType));
  const [type] = types;
  return {
    kind: 'object',
    entries: new MergedEntries(layers),
    origin: call.origin,
    ...(open && { open }),
    ...(types.size === 1 && type !== undefined && { collectionType: type }),
  };
}

/** Too many worlds to tell apart: each choice of objects counts as one object of which only the common keys are seen. */
function mergeLoosely(args: readonly Value[], call: FunctionCall): Value {
  const layers: Layer[] = [];
  for (const arg of args) {
    const layer = arg.kind === 'choice' ? blurred(arg.options.map((option) => option.value), arg.reason, arg.origin) : layerOf(arg);
    if (layer) layers.push(layer);
    else if (!isNull(arg)) return isFailure(arg) ? arg : wrongKind(arg, 'maps', call);
  }
  return merged(layers, call);
}

function blurred(options: readonly Single[], reason: Reason, origin: Origin): Layer {
  const objects = options.map((option) => (option.kind === 'object' ? option : undefined));
  const [first] = objects;
  const names = [...(first?.entries.keys() ?? [])].filter((name) => objects.every((object) => object?.entries.has(name)));
  const entries = new Map(
    names.map((name): [string, Value] => [
      name,
      choice(objects.map((object) => ({ value: object?.entries.get(name) ?? unknown(reason, origin), when: [] })), reason, origin),
    ]),
  );
  return { object: { kind: 'object', entries, origin }, open: { reason, origin } };
}

const lookup: Body = (args, call) => {
  const [map, key, fallback] = args;
  if (!map || !key) return tooLarge(call);
  const name = convert(key, stringType, call.origin);
  if (isFailure(name)) return name;
  const layer = layerOf(map);
  if (!layer) return wrongKind(map, 'a map', call);
  if (name.kind !== 'scalar') return layer.object && !layer.open ? anyProperty(layer.object, name, fallback, call) : undecidedResult('lookup', args, call.origin);
  if (layer.object?.entries.has(String(name.value))) return checkedDefault(map, fallback, call) ?? propertyOf(layer.object, String(name.value)) ?? tooLarge(call);
  if (layer.open) return undecidedResult('lookup', args, call.origin);
  if (fallback === undefined) return failed(`the map has no "${String(name.value)}"`, call.origin);
  return asItemOf(map, fallback, call);
};

/** A map's items and the default have one type. */
function asItemOf(map: Single, fallback: Value, call: FunctionCall): Value {
  const isMap = map.kind === 'object' && map.collectionType !== undefined;
  return isMap ? convert(fallback, itemTypes(typeOf(map))[0] ?? anyType, call.origin) : fallback;
}

function checkedDefault(map: Single, fallback: Value | undefined, call: FunctionCall): Value | undefined {
  const checked = fallback && asItemOf(map, fallback, call);
  return checked && isFailure(checked) ? checked : undefined;
}

/** The key is not known: any of the properties, or the default. */
function anyProperty(map: ObjectValue, key: Value, fallback: Value | undefined, call: FunctionCall): Value {
  const undecided = findUndecided(key) ?? { reason: { text: 'the key is not known' }, origin: key.origin };
  const id = identityOf(key);
  const names = sortedKeys(map.entries.keys());
  if (names.length > 31) return undecidedResult('lookup', [map, key], call.origin);
  const keyIs = (name: string, is: boolean): readonly Assumption[] => {
    const question = id === undefined ? undefined : capKey(`eq(${id},${JSON.stringify(name)})`);
    return question === undefined ? [] : assumptionsOf(question, is);
  };
  const options = names.flatMap((name) => {
    const value = propertyOf(map, name);
    return value ? [{ value, when: keyIs(name, true) }] : [];
  });
  const other = fallback ? asItemOf(map, fallback, call) : failed('the map has no such key', call.origin);
  options.push({ value: other, when: names.flatMap((name) => keyIs(name, false)) });
  return choice(options, undecided.reason, undecided.origin);
}

const keys: Body = ([map], call) => {
  if (!map) return tooLarge(call);
  const layer = layerOf(map);
  if (!layer) return wrongKind(map, 'a map', call);
  const { object } = layer;
  const items = sortedKeys(object?.entries.keys() ?? []).map((key) => scalar(key, object?.entries.keyOrigin?.(key) ?? map.origin));
  if (object && object.collectionType === undefined) return listValue(items, call.origin, layer.open?.reason);
  return listFrom(items, stringType, call.origin, layer.open?.reason);
};

const values: Body = ([map], call) => {
  if (!map) return tooLarge(call);
  const layer = layerOf(map);
  if (!layer) return wrongKind(map, 'a map', call);
  const { object } = layer;
  const items = sortedKeys(object?.entries.keys() ?? []).flatMap((key) => (object && propertyOf(object, key)) ?? []);
  const base = listValue(items, call.origin, layer.open?.reason);
  return object?.collectionType === undefined ? base : { ...base, collectionType: object.collectionType.replace(/^map/, 'list') };
};

const zipmap: Body = ([names, items], call) => {
  if (!names || !items) return tooLarge(call);
  const left = convert(names, listOf(stringType), call.origin);
  if (isFailure(left) || left.kind === 'choice') return left;
  const right = sequenceOf(items);
  const keysSeen = sequenceOf(left);
  if (!keysSeen || !right || right.list?.isSet) return wrongKind(items, 'a list of values', call);
  const open = keysSeen.open ?? right.open;
  if (open) return { kind: 'object', entries: new Map<string, Value>(), origin: call.origin, open };
  if (keysSeen.items.length !== right.items.length) return failed('there are not as many keys as values', call.origin);
  return zipped(keysSeen.items, right.items, right.list?.collectionType, call);
};

function zipped(names: readonly Value[], items: readonly Value[], type: string | undefined, call: FunctionCall): Value {
  const entries = new Map<string, Value>();
  let open: Reason | undefined;
  for (const [index, name] of names.entries()) {
    const item = items[index];
    if (name.kind === 'scalar' && name.value === null) return failed('a key is null', call.origin);
    if (name.kind === 'scalar' && item) {
      entries.set(String(name.value), item);
      continue;
    }
    // A key that is not known may be any of those before it.
    const undecided = findUndecided(name) ?? { reason: { text: 'a key is not known' }, origin: name.origin };
    open = undecided.reason;
    for (const key of entries.keys()) entries.set(key, unknown(undecided.reason, undecided.origin));
  }
  return {
    kind: 'object',
    entries,
    origin: call.origin,
    ...(open && { open }),
    ...(type !== undefined && { collectionType: type.replace(/^list/, 'map') }),
  };
}

const transpose: Body = ([map], call) => {
  if (!map) return tooLarge(call);
  const typed = convert(map, mapOf(listOf(stringType)), call.origin);
  if (isFailure(typed)) return typed;
  if (findUndecided(typed) || typed.kind !== 'object') return undecidedResult('transpose', [map], call.origin, { type: 'map' });
  const names = new Map<string, Value[]>();
  for (const key of sortedKeys(typed.entries.keys())) {
    const items = typed.entries.get(key);
    for (const item of items?.kind === 'list' ? items.items : []) {
      if (item.kind !== 'scalar' || item.value === null) return failed('an item is null', call.origin);
      const name = String(item.value);
      names.set(name, [...(names.get(name) ?? []), scalar(key, call.origin)]);
    }
  }
  const entries = new Map([...names].map(([name, items]): [string, Value] => [name, listFrom(items, stringType, call.origin)]));
  return { kind: 'object', entries, origin: call.origin, collectionType: typeText(mapOf(listOf(stringType))) };
};

export const mapFunctions: Readonly<Record<string, TerraformFunction>> = {
  keys: overValues({ least: 1, most: 1 }, keys),
  lookup: (args, call) => {
    const isNullDefault = args[2] !== undefined && isNull(args[2]);
    return overValues({ least: 2, most: 3, ...(isNullDefault && { takesNull: true as const }) }, lookup)(args, call);
  },
  merge: overValues({ least: 0, most: Infinity, takesNull: true }, merge, mergeLoosely),
  transpose: overWholes({ least: 1, most: 1 }, transpose),
  values: overValues({ least: 1, most: 1 }, values),
  zipmap: overWholes({ least: 2, most: 2 }, zipmap),
};
