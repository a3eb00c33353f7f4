import type { Origin, Reason } from '@akslint/model';
import { blur } from '../evaluate/assign.js';
import { callWith, type Arguments, type CallSite } from '../evaluate/call.js';
import { decide, reasonOf } from '../evaluate/decide.js';
import { originIn } from '../evaluate/environment.js';
import { nothing, scalarItem, textOf, unknownItem, type ArrayItem, type Item } from '../evaluate/item.js';
import { itemAt } from '../evaluate/member.js';
import { concatenated } from '../evaluate/literals.js';
import { strictlyEqual } from '../evaluate/operators.js';
import { itemsIn } from '../evaluate/parts.js';
import { doubtSince, restrict } from '../evaluate/path.js';
import { joined } from '../evaluate/text.js';

interface Listed {
  readonly of: ArrayItem;
  readonly items: readonly Item[];
  readonly open: Reason | undefined;
  readonly args: Arguments;
  readonly site: CallSite;
  readonly origin: Origin;
}

type Method = (list: Listed) => Item;

/** A method of an array or a Set; undefined for one that is not known. */
export function listMethod(of: ArrayItem, name: string, args: Arguments, site: CallSite): Item | undefined {
  const method = methods.get(name);
  if (method === undefined) return undefined;
  const { run } = site.env;
  const items = (itemsIn(of)?.items ?? []).map((item) => restrict(item, run.path));
  return method({ of, items, open: of.heap.open, args, site, origin: originIn(site.node, site.env) });
}

/** Calls back for every item, and once for those that cannot be seen. */
function eachItem({ args, items, of, open, site, origin }: Listed, take: (result: Item, item: Item) => void): void {
  const { run } = site.env;
  const [callback] = args.items;
  items.forEach((item, index) => {
    if (!run.isExhausted) take(callWith(callback, [item, scalarItem(index, origin), of], site), item);
  });
  if (open) run.repeatedly(open, () => callWith(callback, [unknownItem(open, of.origin), unknownItem(open, origin, { type: 'number' }), of], site));
}

const map: Method = (list) => {
  const results: Item[] = [];
  eachItem(list, (result) => results.push(result));
  return list.site.env.run.array(results, list.origin, list.open);
};

const flatMap: Method = (list) => {
  let all: Item = list.site.env.run.array([], list.origin, list.open);
  eachItem(list, (result) => {
    all = concatenated(all, asList(result, list), list.site.env.run, list.origin);
  });
  return all;
};

/** What `flatMap` and `concat` take: a list, or one item. */
function asList(item: Item, { origin, site }: Listed): Item {
  return site.env.run.cases(item, (single) => (single.kind === 'array' || single.kind === 'unknown' ? single : site.env.run.array([single], origin)));
}

/** Items whose test is undecided are there in some worlds: the list of each world is an option. */
const filter: Method = (list) => {
  const { origin, site } = list;
  const { run } = site.env;
  let kept: Item = run.array([], origin, list.open);
  const [callback] = list.args.items;
  const isTest = callback?.kind === 'package' && callback.path.join('.') === 'Boolean';
  const keep = (test: Item, item: Item): void => {
    kept = run.either(decide(test, run), origin, () => concatenated(kept, run.array([item], origin), run, origin), () => kept);
  };
  if (isTest) list.items.forEach((item) => keep(item, item));
  else eachItem(list, keep);
  return kept;
};

const forEach: Method = (list) => {
  eachItem(list, () => undefined);
  return nothing(list.origin);
};

const reduce: Method = ({ args, items, of, open, site, origin }) => {
  const [callback, ...given] = args.items;
  const [first] = given;
  if (open) return unknownItem(open, origin);
  const start = first ?? items[0] ?? nothing(origin);
  const rest = first ? items : items.slice(1);
  return rest.reduce<Item>((before, item, index) => callWith(callback, [before, item, scalarItem(first ? index : index + 1, origin), of], site), start);
};

/** The first item whose test holds; later ones count in the worlds in which earlier tests fail. */
const find: Method = (list) => {
  const { items, open, site, origin, args } = list;
  const { run } = site.env;
  const from = (index: number): Item => {
    const item = items[index];
    if (item === undefined) return open ? unknownItem(open, origin) : nothing(origin);
    const test = decide(callWith(args.items[0], [item, scalarItem(index, origin), list.of], site), run);
    return run.either(test, origin, () => item, () => from(index + 1));
  };
  return from(0);
};

function quantified(isEvery: boolean): Method {
  return ({ args, items, of, open, site, origin }) => {
    const { run } = site.env;
    const from = (index: number): Item => {
      const item = items[index];
      if (item === undefined) return open ? unknownItem(open, origin, { type: 'bool', nonNull: true }) : scalarItem(isEvery, origin);
      const test = decide(callWith(args.items[0], [item, scalarItem(index, origin), of], site), run);
      return run.either(test, origin, () => (isEvery ? from(index + 1) : scalarItem(true, origin)), () => (isEvery ? scalarItem(false, origin) : from(index + 1)));
    };
    return from(0);
  };
}

const includes: Method = ({ args, items, open, site, origin }) => {
  const [wanted] = args.items;
  return site.env.run.cases(wanted ?? nothing(origin), (one) => {
    const answers = items.map((item) => (item.kind === 'choice' ? undefined : strictlyEqual(item, one)));
    if (answers.includes(true)) return scalarItem(true, origin);
    if (open || answers.includes(undefined)) return unknownItem(open ?? reasonOf(one.kind === 'unknown' ? one : (items[answers.indexOf(undefined)] ?? one)), origin, { type: 'bool', nonNull: true });
    return scalarItem(false, origin);
  });
};

/** Adds items; where it is not certain that execution comes by, more may be there than can be seen. */
function added(place: 'end' | 'start'): Method {
  return ({ of, args, site, origin }) => {
    const { heap } = of;
    const doubt = doubtSince(site.env.run.path, heap.born);
    const because = doubt && { ...doubt, text: `an item is added on a condition: ${doubt.text}` };
    if (because && place === 'start') blur(heap, because);
    else if (because) heap.open ??= because;
    else if (args.open) heap.open ??= args.open;
    if (!doubt) heap.items = place === 'end' ? [...heap.items, ...args.items] : [...args.items, ...heap.items];
    return heap.open ? unknownItem(heap.open, origin, { type: 'number' }) : scalarItem(heap.items.length, origin);
  };
}

function taken(place: 'end' | 'start'): Method {
  return ({ of, site, origin }) => {
    const { heap } = of;
    const doubt = doubtSince(site.env.run.path, heap.born) ?? heap.open;
    if (doubt) {
      blur(heap, doubt);
      return unknownItem(doubt, origin);
    }
    const item = place === 'end' ? heap.items.at(-1) : heap.items[0];
    heap.items = place === 'end' ? heap.items.slice(0, -1) : heap.items.slice(1);
    return item ?? nothing(origin);
  };
}

/** Changes the list in a way that is not followed. */
const changed: Method = ({ of, origin }) => {
  blur(of.heap, { text: 'its items are moved around' });
  return { ...of, origin };
};

const slice: Method = ({ args, items, open, site, origin }) => {
  const [from, to] = args.items.map((item) => (item.kind === 'scalar' && typeof item.value === 'number' ? item.value : item));
  if (typeof from === 'object' || typeof to === 'object' || open) return site.env.run.array([], origin, open ?? { text: 'which items are taken is not known' });
  return site.env.run.array(items.slice(from, to), origin);
};

const concat: Method = (list) => {
  const { args, items, open, origin, site } = list;
  const { run } = site.env;
  return args.items.reduce<Item>((before, item) => concatenated(before, asList(item, list), run, origin), run.array(items, origin, open));
};

const join: Method = ({ args, items, open, origin }) => {
  if (open) return unknownItem(open, origin, { type: 'string' });
  const separator = args.items[0] ?? scalarItem(',', origin);
  return joined(items.flatMap((item, index) => (index === 0 ? [item] : [separator, item])), origin);
};

const flat: Method = (list) => list.items.reduce<Item>((before, item) => concatenated(before, asList(item, list), list.site.env.run, list.origin), list.site.env.run.array([], list.origin, list.open));

const at: Method = ({ of, args, items, site, origin }) => {
  const [index] = args.items;
  if (index?.kind !== 'scalar' || typeof index.value !== 'number') return unknownItem('which item is taken is not known', origin);
  return itemAt(of, index.value < 0 ? items.length + index.value : index.value, site.env, origin);
};

const indexOf: Method = ({ args, items, open, origin }) => {
  const [wanted] = args.items;
  const answers = items.map((item) => (item.kind === 'choice' || !wanted || wanted.kind === 'choice' ? undefined : strictlyEqual(item, wanted)));
  const position = answers.findIndex((answer) => answer !== false);
  if (position === -1 && !open) return scalarItem(-1, origin);
  return answers[position] === true ? scalarItem(position, origin) : unknownItem(open ?? { text: 'where it stands is not known' }, origin, { type: 'number', nonNull: true });
};

const entries: Method = ({ items, open, site, origin }) =>
  site.env.run.array(items.map((item, index) => site.env.run.array([scalarItem(index, origin), item], item.origin)), origin, open);

const keys: Method = ({ items, open, site, origin }) => site.env.run.array(items.map((_item, index) => scalarItem(index, origin)), origin, open);

const values: Method = ({ items, open, site, origin }) => site.env.run.array(items, origin, open);

/** Items in order where every comparison is decided; of others the order is not known. */
function sorted(isCopy: boolean): Method {
  return (list) => {
    const { of, open, site, origin } = list;
    const inOrder = open ? undefined : inOrderOf(list);
    if (inOrder === undefined) return isCopy ? unorderedCopy(list) : changed(list);
    if (isCopy) return site.env.run.array(inOrder, origin);
    if (doubtSince(site.env.run.path, of.heap.born)) return changed(list);
    of.heap.items = inOrder;
    return of;
  };
}

const mostSorted = 200;

function inOrderOf({ items, args, site }: Listed): readonly Item[] | undefined {
  if (items.length > mostSorted) return undefined;
  let isDecided = true;
  const compare = (left: Item, right: Item): number => {
    const result = args.items.length > 0 ? callWith(args.items[0], [left, right], site) : compareTexts(textOf(left), textOf(right), site);
    if (result.kind === 'scalar' && typeof result.value === 'number') return result.value;
    isDecided = false;
    return 0;
  };
  const inOrder = [...items].sort(compare);
  return isDecided ? inOrder : undefined;
}

/** Every place may hold any of the items. */
const unorderedCopy: Method = ({ items, open, site, origin }) => {
  if (items.length < 2) return site.env.run.array(items, origin, open);
  return site.env.run.array([], origin, open ?? { text: 'the order of its items is not worked out' });
};

function compareTexts(left: string | undefined, right: string | undefined, { env, node }: CallSite): Item {
  const origin = originIn(node, env);
  if (left === undefined || right === undefined) return unknownItem('how they compare is not known', origin);
  return scalarItem(left < right ? -1 : Number(left > right), origin);
}

const reverse: Method = (list) => {
  const { of, site } = list;
  if (list.open || doubtSince(site.env.run.path, of.heap.born)) return changed(list);
  of.heap.items = [...of.heap.items].reverse();
  return of;
};

const setAdd: Method = (list) => {
  const { of, args } = list;
  const [item] = args.items;
  const known = item && of.heap.items.some((one) => one.kind !== 'choice' && item.kind !== 'choice' && strictlyEqual(one, item) === true);
  if (item && !known) added('end')(list);
  return of;
};

const methods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['map', map],
  ['flatMap', flatMap],
  ['filter', filter],
  ['forEach', forEach],
  ['reduce', reduce],
  ['reduceRight', (list) => reduce({ ...list, items: [...list.items].reverse() })],
  ['find', find],
  ['some', quantified(false)],
  ['every', quantified(true)],
  ['includes', includes],
  ['has', includes],
  ['push', added('end')],
  ['unshift', added('start')],
  ['pop', taken('end')],
  ['shift', taken('start')],
  ['splice', changed],
  ['fill', changed],
  ['copyWithin', changed],
  ['sort', sorted(false)],
  ['toSorted', sorted(true)],
  ['reverse', reverse],
  ['slice', slice],
  ['concat', concat],
  ['join', join],
  ['flat', flat],
  ['at', at],
  ['indexOf', indexOf],
  ['entries', entries],
  ['keys', keys],
  ['values', values],
  ['add', setAdd],
]);
