import type { Origin, Reason } from '@akslint/model';
import type * as ast from '../syntax/ast.js';
import { choose, eachOption, optionsOfItem } from './choose.js';
import { reasonOf } from './decide.js';
import { originIn, spanIn, usedAt, type Environment } from './environment.js';
import { evaluate } from './expression.js';
import type { RecordEntry } from './heap.js';
import { isUndefined, nothing, textOf, unknownItem, type Item, type Single } from './item.js';
import { itemsIn, entriesIn } from './parts.js';
import { restrict } from './path.js';
import type { Run } from './run.js';

/** `{ a: 1, ...b }`. In a file with a syntax error more properties may exist. */
export function objectLiteral(node: ast.ObjectLiteral, env: Environment): Item {
  const { run } = env;
  const origin = originIn(node, env);
  const record = run.record([], origin);
  const { heap } = record;
  for (const item of node.items) {
    if (item.kind === 'spread') spreadInto(heap, evaluate(item.value, usedAt(item, env)), run, originIn(item, env));
    else addProperty(heap, item, env);
  }
  heap.open ??= run.modules.brokenReason(env.file);
  return record;
}

function addProperty(heap: Entered, item: ast.Property, env: Environment): void {
  const inside = usedAt(item, env);
  const key = typeof item.key === 'string' ? item.key : keyText(evaluate(item.key, inside));
  const value = evaluate(item.value, inside);
  if (key !== undefined) {
    heap.entries.set(key, { value, key: originIn(item.keyNode, env) });
    return;
  }
  obscure(heap, { text: 'the name of a property is not known' }, originIn(item, env));
}

interface Entered {
  readonly entries: Map<string, RecordEntry>;
  open: Reason | undefined;
}

/** A property's name; the id of a resource stands for itself, as the key of a map of identities does. */
export function keyText(key: Item): string | undefined {
  if (key.kind === 'reference') return `\${${[key.target, ...key.path].join('.')}}`;
  return key.kind === 'scalar' ? String(key.value) : undefined;
}

/** Lays the entries of an item over what is there; every option of a choice in its own worlds. */
export function spreadInto(heap: Entered, item: Item, run: Run, origin: Origin): void {
  const options = optionsOfItem(restrict(item, run.path));
  if (options.length === 1 && options[0]) {
    layOver(heap, options[0].value, origin);
    return;
  }
  const layers = options.map(({ value, when }) => {
    const copy: Entered = { entries: new Map(heap.entries), open: heap.open };
    layOver(copy, value, origin);
    return { copy, when };
  });
  const keys = new Set(layers.flatMap(({ copy }) => [...copy.entries.keys()]));
  const reason = reasonOf(item);
  for (const key of keys) {
    const found = layers.map(({ copy, when }) => ({ entry: copy.entries.get(key), when }));
    const value = choose(found.map(({ entry, when }) => ({ value: entry?.value ?? nothing(origin), when })), reason, origin);
    heap.entries.set(key, { value, key: found.find(({ entry }) => entry)?.entry?.key });
  }
  heap.open ??= layers.find(({ copy }) => copy.open)?.copy.open;
}

function layOver(heap: Entered, item: Single, origin: Origin): void {
  if (item.kind === 'scalar') return;
  const entries = entriesIn(item);
  if (entries === undefined) {
    obscure(heap, reasonOf(item), origin);
    return;
  }
  if (entries.open) obscure(heap, entries.open, origin);
  for (const [key, entry] of entries.entries) heap.entries.set(key, entry);
}

/** Anything may now stand at any key. */
export function obscure(heap: Entered, reason: Reason, origin: Origin): void {
  for (const [key, entry] of heap.entries) heap.entries.set(key, { ...entry, value: unknownItem(reason, origin) });
  heap.open ??= reason;
}

/** `[1, ...b]`. */
export function arrayLiteral(node: ast.ArrayLiteral, env: Environment): Item {
  const { run } = env;
  const origin = originIn(node, env);
  let before: Item = run.array([], origin, run.modules.brokenReason(env.file));
  let waiting: Item[] = [];
  for (const item of node.items) {
    if (item.kind !== 'spread') {
      waiting.push(evaluate(item, env));
      continue;
    }
    before = concatenated(before, run.array(waiting, origin), run, origin);
    waiting = [];
    before = concatenated(before, evaluate(item.value, { ...env, use: spanIn(item, env) }), run, origin);
  }
  return concatenated(before, run.array(waiting, origin), run, origin);
}

/** Two lists as one; what is no list leaves the result open. */
export function concatenated(before: Item, after: Item, run: Run, origin: Origin): Item {
  return eachOption(before, (left) =>
    eachOption(after, (right) => {
      if (left.kind !== 'array') return left;
      if (isUndefined(right)) return left;
      const found = itemsIn(right);
      if (found === undefined) return run.array(left.heap.items, origin, left.heap.open ?? spreadReason(right));
      if (found.items.length === 0 && !found.open) return left;
      return run.array([...left.heap.items, ...found.items], origin, left.heap.open ?? found.open);
    }),
  );
}

function spreadReason(item: Single): Reason {
  return textOf(item) === undefined ? reasonOf(item) : { text: 'the letters of a text are not spread' };
}
