import { choice, list, object, reference, scalar, unknown, type Value } from '@akslint/model';
import type { RecordHeap, ArrayHeap } from './heap.js';
import { isUndefined, type Item, type Single } from './item.js';
import { reasonOf } from './decide.js';
import { isPossible, restrict, type Path } from './path.js';

/** What has been converted already, so that a part that occurs twice is converted once and a cycle ends. */
type Memo = Map<RecordHeap | ArrayHeap, Value | 'converting'>;

const deepest = 60;

/** What an item is at this moment, as the rest of akslint sees it: `undefined` is an omission. */
export function toValue(item: Item, path: Path, memo: Memo = new Map(), depth = 0): Value {
  const possible = restrict(item, path);
  if (possible.kind !== 'choice') return singleValue(possible, path, memo, depth);
  const options = possible.options
    .filter(({ when }) => isPossible(when, path))
    .map(({ value, when }) => ({ value: singleValue(value, path, memo, depth), when }));
  return choice(options, possible.reason, possible.origin);
}

function singleValue(item: Single, path: Path, memo: Memo, depth: number): Value {
  const { origin } = item;
  switch (item.kind) {
    case 'scalar':
      return scalarValue(item, path, memo, depth);
    case 'reference':
      return reference(item.target, item.path, origin);
    case 'unknown':
      return unknown(item.reason, origin, {
        ...(item.key === undefined ? {} : { key: item.key }),
        ...(item.nonNull ? { nonNull: true } : {}),
        ...(item.type === undefined ? {} : { type: item.type }),
        ...(item.content ? { content: toValue(item.content, path, memo, depth + 1) } : {}),
      });
    case 'record':
      if (item.heap.resource !== undefined) return reference(item.heap.resource, [], origin);
      return remembered(item.heap, item, memo, depth, () => recordValue(item, path, memo, depth));
    case 'array':
      return remembered(item.heap, item, memo, depth, () => {
        const { heap } = item;
        return list(heap.items.map((one) => toValue(one, path, memo, depth + 1)), origin, heap.open);
      });
    case 'package':
      return unknown(reasonOf(item), origin, { key: [item.name, ...item.path].join('.') });
    case 'function':
    case 'native':
    case 'class':
    case 'module':
    case 'config':
      return unknown({ text: `a ${item.kind} is no value of a resource` }, origin, { nonNull: true });
  }
}

function scalarValue(item: Extract<Single, { kind: 'scalar' }>, path: Path, memo: Memo, depth: number): Value {
  const { value, origin } = item;
  if (typeof value === 'number' && !Number.isFinite(value)) return unknown({ text: 'it is not a number' }, origin, { nonNull: true });
  const plain = scalar(value ?? null, origin);
  return item.content ? { ...plain, content: toValue(item.content, path, memo, depth + 1) } : plain;
}

function recordValue(item: Extract<Single, { kind: 'record' }>, path: Path, memo: Memo, depth: number): Value {
  const entries = new Map<string, Value>();
  const keys = new Map<string, Extract<Single, { kind: 'record' }>['origin']>();
  for (const [name, entry] of item.heap.entries) {
    const value = restrict(entry.value, path);
    if (isUndefined(value) || value.kind === 'function') continue;
    entries.set(name, toValue(value, path, memo, depth + 1));
    if (entry.key) keys.set(name, entry.key);
  }
  const table = {
    keys: () => entries.keys(),
    has: (name: string) => entries.has(name),
    get: (name: string) => entries.get(name),
    keyOrigin: (name: string) => keys.get(name),
  };
  return object(table, item.origin, item.heap.open);
}

/** The same object or list again is the same value, reached another way. */
function remembered(heap: RecordHeap | ArrayHeap, item: Single, memo: Memo, depth: number, work: () => Value): Value {
  const known = memo.get(heap);
  if (known === 'converting') return unknown({ text: 'it contains itself' }, item.origin, { nonNull: true });
  if (known) return { ...known, origin: item.origin };
  if (depth > deepest) return unknown({ text: 'it nests too deeply' }, item.origin, { nonNull: true });
  memo.set(heap, 'converting');
  const value = work();
  memo.set(heap, value);
  return value;
}
