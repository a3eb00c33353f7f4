import type { Origin } from '@akslint/model';
import { callWith, type CallSite } from '../evaluate/call.js';
import { eachOption } from '../evaluate/choose.js';
import { answer, decide, dependent } from '../evaluate/decide.js';
import { originIn, spanIn } from '../evaluate/environment.js';
import { nothing, scalarItem, sourcesOf, textOf, unknownItem, type Item, type Single } from '../evaluate/item.js';
import { itemsIn } from '../evaluate/parts.js';
import { joined } from '../evaluate/text.js';
import { jsonData } from './data.js';
import { rootMark } from './globals.js';
import type { FunctionTable, PackageFunction } from './package-functions.js';

type Plain = string | number | boolean | null | undefined;

/** A function of plain values; with anything else its result is not known. */
function plain(name: string, work: (value: Plain, other: Plain) => Plain): PackageFunction {
  return ({ items: [first, second] }, { env, node }) => {
    const origin = originIn(node, env);
    return eachOption(first ?? nothing(origin), (one) =>
      eachOption(second ?? nothing(origin), (other) => {
        if (one.kind !== 'scalar' || other.kind !== 'scalar') return dependent(name, [one, other], origin, fromOf([one, other]));
        return scalarItem(work(one.value, other.value), one.origin);
      }),
    );
  };
}

function fromOf(items: readonly Item[]): { from?: ReturnType<typeof sourcesOf> } {
  const from = sourcesOf(items);
  return from.length > 0 ? { from } : {};
}

const ignored: PackageFunction = (_args, { env, node }) => nothing(originIn(node, env));

const first: PackageFunction = ({ items: [item] }, { env, node }) => item ?? nothing(originIn(node, env));

const toBoolean: PackageFunction = ({ items: [item] }, { env, node }) => answer(decide(item ?? nothing(originIn(node, env)), env.run), originIn(node, env));

const toText: PackageFunction = ({ items: [item] }, { env, node }) => (item ? joined([scalarItem('', originIn(node, env)), item], originIn(node, env)) : scalarItem('', originIn(node, env)));

const isArray: PackageFunction = ({ items: [item] }, { env, node }) => {
  const origin = originIn(node, env);
  return eachOption(item ?? nothing(origin), (single) =>
    single.kind === 'unknown' || single.kind === 'reference' ? dependent('isArray', [single], origin, { type: 'bool', nonNull: true }) : scalarItem(single.kind === 'array', origin),
  );
};

const longestFrom = 5000;

/** `Array.from(list, map)` and `Array.from({ length: 3 }, (_, i) => …)`. */
const arrayFrom: PackageFunction = ({ items: [of, map] }, site) => {
  const { env, node } = site;
  const origin = originIn(node, env);
  const made = eachOption(of ?? nothing(origin), (single) => listFrom(single, site, origin));
  if (map === undefined) return made;
  return env.run.cases(made, (single) => {
    const found = itemsIn(single);
    if (found === undefined) return single;
    const results = found.items.map((item, index) => callWith(map, [item, scalarItem(index, origin)], site));
    if (found.open) env.run.repeatedly(found.open, () => callWith(map, [unknownItem(found.open ?? '', origin), unknownItem(found.open ?? '', origin)], site));
    return env.run.array(results, origin, found.open);
  });
};

function listFrom(single: Single, { env }: CallSite, origin: Origin): Item {
  const found = itemsIn(single);
  if (found) return env.run.array(found.items, origin, found.open);
  const length = single.kind === 'record' ? single.heap.entries.get('length')?.value : undefined;
  if (length?.kind === 'scalar' && typeof length.value === 'number' && length.value <= longestFrom) {
    return env.run.array(Array.from({ length: Math.max(0, Math.trunc(length.value)) }, () => nothing(origin)), origin);
  }
  if (length) return env.run.array([], origin, { text: 'the number of items is not known' });
  return dependent('Array.from', [single], origin, { type: 'list', nonNull: true });
}

const parseJson: PackageFunction = ({ items: [text] }, { env, node }) => {
  const origin = originIn(node, env);
  return eachOption(text ?? nothing(origin), (single) => {
    if ((single.kind === 'scalar' || single.kind === 'unknown') && single.content) return single.content;
    const known = textOf(single);
    if (known === undefined) return dependent('JSON.parse', [single], origin, fromOf([single]));
    return jsonData(single.kind === 'scalar' ? single.file : undefined, known, env.run, origin);
  });
};

const requireModule: PackageFunction = ({ items: [source] }, { env, node }) => {
  const text = textOf(source);
  return text === undefined ? unknownItem('which module is required cannot be told', originIn(node, env)) : env.run.modules.importedBy(env, text, '=', spanIn(node, env));
};

const opaque = (what: string): PackageFunction => ({ items }, { env, node }) => unknownItem(`${what} is not evaluated`, originIn(node, env), { nonNull: true, ...fromOf(items) });

function mathOf(name: string, work: (...values: number[]) => number): PackageFunction {
  return ({ items, open }, { env, node }) => {
    const origin = originIn(node, env);
    const values = items.map((item) => (item.kind === 'scalar' ? Number(item.value) : undefined));
    const known = values.filter((value) => value !== undefined);
    return open || known.length < values.length ? dependent(name, items, origin, { type: 'number', nonNull: true }) : scalarItem(work(...known), origin);
  };
}

const list: PackageFunction = ({ items, open }, { env, node }) => env.run.array(items, originIn(node, env), open);

/** What JavaScript's own functions give. */
export const javascriptFunctions: FunctionTable = {
  'js#Boolean': toBoolean,
  'js#String': toText,
  'js#Number': plain('Number', (value) => Number(value)),
  'js#parseInt': plain('parseInt', (value, radix) => Number.parseInt(String(value), typeof radix === 'number' ? radix : undefined)),
  'js#parseFloat': plain('parseFloat', (value) => Number.parseFloat(String(value))),
  'js#Number.parseInt': plain('parseInt', (value, radix) => Number.parseInt(String(value), typeof radix === 'number' ? radix : undefined)),
  'js#Number.parseFloat': plain('parseFloat', (value) => Number.parseFloat(String(value))),
  'js#isNaN': plain('isNaN', (value) => Number.isNaN(Number(value))),
  'js#Number.isNaN': plain('isNaN', (value) => Number.isNaN(value)),
  'js#Array.isArray': isArray,
  'js#Array.from': arrayFrom,
  'js#Array.of': list,
  'js#Promise.all': first,
  'js#Promise.resolve': first,
  'js#Math.max': mathOf('max', Math.max),
  'js#Math.min': mathOf('min', Math.min),
  'js#Math.floor': mathOf('floor', Math.floor),
  'js#Math.ceil': mathOf('ceil', Math.ceil),
  'js#Math.round': mathOf('round', Math.round),
  'js#Math.random': opaque('a random number'),
  'js#Date.now': opaque('the time'),
  'js#Buffer.from': opaque('a buffer'),
  'js#JSON.parse': parseJson,
  'js#require': requireModule,
  'js#console.log': ignored,
  'js#console.info': ignored,
  'js#console.warn': ignored,
  'js#console.error': ignored,
  'js#console.debug': ignored,
  'js#process.exit': ignored,
  'js#process.cwd': (_args, { env, node }) => scalarItem(`${rootMark}${env.run.inputs.directory}`, originIn(node, env)),
  'js#process.on': ignored,
};
