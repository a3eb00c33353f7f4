import type { Origin } from '@akslint/model';
import type { CallSite } from '../evaluate/call.js';
import { eachOption } from '../evaluate/choose.js';
import { dependent, reasonOf } from '../evaluate/decide.js';
import { originIn } from '../evaluate/environment.js';
import type { RecordEntry } from '../evaluate/heap.js';
import { isNullish, nothing, scalarItem, unknownItem, withItemOrigin, type Item, type Single } from '../evaluate/item.js';
import { keyText, obscure, spreadInto } from '../evaluate/literals.js';
import { memberOf } from '../evaluate/member.js';
import { entriesIn, itemsIn } from '../evaluate/parts.js';
import { doubtSince } from '../evaluate/path.js';
import type { FunctionTable, PackageFunction } from './package-functions.js';

/** A list made of an object's entries. Keys that are there only in some worlds count as there, with that value. */
function listed(make: (key: Item, value: Item, site: CallSite, origin: Origin) => Item): PackageFunction {
  return ({ items: [of] }, site) => {
    const { env, node } = site;
    const origin = originIn(node, env);
    return eachOption(of ?? nothing(origin), (single) => {
      const found = entriesIn(single) ?? indexed(single);
      if (found === undefined) return unknownItem(reasonOf(single), origin, { type: 'list', nonNull: true });
      const entries = found.entries.filter(([, { value }]) => !(value.kind === 'choice' && value.options.some((option) => isNullish(option.value))));
      const doubtful = entries.length < found.entries.length ? { text: 'which keys are there cannot be decided' } : undefined;
      return env.run.array(entries.map(([key, entry]) => make(scalarItem(key, entry.key ?? origin), entry.value, site, origin)), origin, found.open ?? doubtful);
    });
  };
}

function indexed(single: Single): { entries: readonly (readonly [string, RecordEntry])[]; open: ReturnType<typeof reasonOf> | undefined } | undefined {
  const found = itemsIn(single);
  return found && { entries: found.items.map((value, index): [string, RecordEntry] => [String(index), { value, key: undefined }]), open: found.open };
}

/** Copies entries into the first argument, which it also gives back. */
const assign: PackageFunction = ({ items: [target, ...sources], open }, { env, node }) => {
  const { run } = env;
  const origin = originIn(node, env);
  return eachOption(target ?? nothing(origin), (single) => {
    if (single.kind !== 'record') return dependent('assign', [single], origin);
    const doubt = doubtSince(run.path, single.heap.born) ?? open;
    if (doubt) obscure(single.heap, doubt, origin);
    else for (const source of sources) spreadInto(single.heap, source, run, origin);
    return single;
  });
};

/** Objects laid over each other, with the objects within them: `lodash.merge`, and what the packages of that name do. */
const deepMerge: PackageFunction = ({ items, open }, site) => {
  const { run } = site.env;
  const origin = originIn(site.node, site.env);
  const merged = items.reduce<Item>((below, above) => mergeTwo(below, above, site, origin, 0), run.record([], origin));
  return open ? unknownItem(open, origin, { type: 'object', nonNull: true }) : merged;
};

function mergeTwo(below: Item, above: Item, site: CallSite, origin: Origin, depth: number): Item {
  return eachOption(below, (one) =>
    eachOption(above, (other) => {
      if (isNullish(other)) return one;
      if (one.kind !== 'record' || other.kind !== 'record' || depth > 20) return other;
      const { run } = site.env;
      const result = run.record(entriesIn(one)?.entries ?? [], origin, { open: one.heap.open ?? other.heap.open });
      if (other.heap.open) obscure(result.heap, other.heap.open, origin);
      for (const [key, entry] of entriesIn(other)?.entries ?? []) {
        const before = result.heap.entries.get(key);
        result.heap.entries.set(key, before ? { ...entry, value: mergeTwo(before.value, entry.value, site, origin, depth + 1) } : entry);
      }
      return result;
    }),
  );
}

const fromEntries: PackageFunction = ({ items: [pairs] }, { env, node }) => {
  const { run } = env;
  const origin = originIn(node, env);
  return eachOption(pairs ?? nothing(origin), (single) => {
    const found = itemsIn(single) ?? mapPairs(single);
    if (found === undefined) return unknownItem(reasonOf(single), origin, { type: 'object', nonNull: true });
    const record = run.record([], origin, { open: found.open });
    for (const pair of found.items) {
      const key = memberOf(pair, '0', false, node, env);
      const name = keyText(key);
      const value = memberOf(pair, '1', false, node, env);
      if (name === undefined) obscure(record.heap, { text: 'a key is not known' }, origin);
      else record.heap.entries.set(name, { value, key: key.origin });
    }
    return record;
  });
};

function mapPairs(single: Single): { items: readonly Item[]; open: undefined } | undefined {
  return single.kind === 'scalar' && single.value === undefined ? { items: [], open: undefined } : undefined;
}

const copied: PackageFunction = ({ items: [of] }, { env, node }) => deepCopy(of ?? nothing(originIn(node, env)), env.run, 0);

/** A copy with objects of its own. */
export function deepCopy(item: Item, run: CallSite['env']['run'], depth: number): Item {
  if (depth > 50 || !run.spend()) return unknownItem('it nests too deeply to be copied', item.origin);
  return eachOption(item, (single) => {
    if (single.kind === 'array') return run.array(single.heap.items.map((one) => deepCopy(one, run, depth + 1)), single.origin, single.heap.open);
    if (single.kind !== 'record') return single;
    const entries = [...single.heap.entries].map(([key, entry]): [string, RecordEntry] => [key, { ...entry, value: deepCopy(entry.value, run, depth + 1) }]);
    return run.record(entries, single.origin, { open: single.heap.open });
  });
}

const itself: PackageFunction = ({ items: [of] }, { env, node }) => of ?? nothing(originIn(node, env));

const textSpelling: PackageFunction = ({ items: [of] }, { env, node }) => {
  const origin = originIn(node, env);
  const item = deepCopy(of ?? nothing(origin), env.run, 0);
  if (item.kind === 'scalar') return { ...scalarItem(item.value === undefined ? undefined : JSON.stringify(item.value), origin), content: item };
  return { kind: 'unknown', reason: { text: 'it is a text that spells a structure' }, origin, type: 'string', nonNull: true, content: item };
};

const pickKeys = (isKept: (key: string, names: readonly (string | undefined)[]) => boolean): PackageFunction => ({ items: [of, ...names] }, { env, node }) => {
  const origin = originIn(node, env);
  const wanted = names.flatMap((name) => (name.kind === 'array' ? name.heap.items : [name])).map(keyText);
  return eachOption(of ?? nothing(origin), (single) => {
    const found = entriesIn(single);
    if (found === undefined || wanted.includes(undefined)) return unknownItem(reasonOf(single), origin, { type: 'object', nonNull: true });
    return env.run.record(found.entries.filter(([key]) => isKept(key, wanted)), withItemOrigin(single, origin).origin, { open: found.open });
  });
};

const omit = pickKeys((key, names) => !names.includes(key));
const pick = pickKeys((key, names) => names.includes(key));

/** Functions on objects, of JavaScript and of the libraries that are in every program. */
export const objectFunctions: FunctionTable = {
  'js#Object.keys': listed((key) => key),
  'js#Object.values': listed((_key, value) => value),
  'js#Object.entries': listed((key, value, { env }, origin) => env.run.array([key, value], origin)),
  'js#Object.assign': assign,
  'js#Object.fromEntries': fromEntries,
  'js#Object.freeze': itself,
  'js#Object.seal': itself,
  'js#structuredClone': copied,
  'js#JSON.stringify': textSpelling,
  'lodash#merge': deepMerge,
  'lodash.merge#': deepMerge,
  'deepmerge#': deepMerge,
  'ts-deepmerge#merge': deepMerge,
  'lodash#cloneDeep': copied,
  'lodash#omit': omit,
  'lodash#pick': pick,
};
